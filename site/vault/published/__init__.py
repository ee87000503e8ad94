"""What becomes of a case after review: its draft page, everything that tells it, withdrawal, and the end of its raw text."""
