"""What is kept, encrypted. Knows drafts as data and bytes, and no rules."""
