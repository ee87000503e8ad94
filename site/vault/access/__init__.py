"""Who may enter, who entered, and what they read."""
