"""Leaflets as PDF: an episode, what the law says, what to do right, and a code to scan."""
