"""By when."""
