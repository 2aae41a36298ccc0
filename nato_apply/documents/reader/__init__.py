"""The reader: what opens the documents of strangers, in a process of its own.

Nothing outside this folder imports it; `child` starts it and `wire` talks to it. It knows no
candidate and no wording: it answers with numbers and marks.
"""
