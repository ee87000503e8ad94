"""The demo: an invented street's cases, comics and stalls, built through the functions that staff use."""
