"""The two readings of a case: what the machine marked, what readers decide, what they are asked."""
