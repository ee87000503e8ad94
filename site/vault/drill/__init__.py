"""Practice for readers on invented cases."""
