"""Health, and the schools of minors."""
