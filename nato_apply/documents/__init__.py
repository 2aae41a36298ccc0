"""Proof, slot by slot."""
