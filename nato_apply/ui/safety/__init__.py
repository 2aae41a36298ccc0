"""The cards of “Settings and safety”, one file a card."""
