"""What the whole process must not do."""

from __future__ import annotations


def keep_no_core_dump() -> None:
    """Have a crash of this process, or of those it starts, leave no copy of its memory behind.

    A core dump would hold the vault's key. (Not `PR_SET_DUMPABLE`: desktop portals then refuse to
    show a file dialog.)
    """
    try:
        import resource
    except ImportError:  # Windows has none of this
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
