"""May they? Since when, until when, and why."""
