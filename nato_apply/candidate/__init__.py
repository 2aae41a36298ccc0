"""Who asks, and what they have done so far."""
