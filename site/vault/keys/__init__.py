"""The keys of the room: encryption at rest, the fields that use it, and the change to a newer key."""
