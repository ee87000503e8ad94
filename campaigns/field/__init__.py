"""The phone page of an officer at a stall: open, count, hand back, close."""
