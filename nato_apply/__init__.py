"""NATO Apply: from "may I?" to "ready to submit", on the candidate's own computer."""

__version__ = "0.1.0"
