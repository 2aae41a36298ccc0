"""Parts that every page is built from. They know nothing of calls and drafts."""
