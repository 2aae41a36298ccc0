"""One file a page, one class a file. A page imports no other page."""
