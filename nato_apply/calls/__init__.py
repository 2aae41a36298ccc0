"""What a body asks for: calls, their rules, where they come from."""
