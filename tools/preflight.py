"""Say in one sentence what this computer lacks, before something fails in twenty lines.

``preflight.py python``: can this Python set up our virtual environment?
``preflight.py qt``: are the libraries there that Qt takes from the system (on Linux)?
``preflight.py display``: and those for the screen in use?

Exit 0, or 1 with a sentence on standard error. It must run in any Python 3, to say that it is too
old; so what came after 3.6 is not used here.
"""

import ctypes
import os
import sys

OLDEST = (3, 11)

# What PySide6's wheel expects of the system, and the Debian package that has it.
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def python_fault() -> str:
    """What keeps this Python from setting up a virtual environment; empty where nothing does."""
    if sys.version_info < OLDEST:
        return (
            f"NATO Apply needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}; name another with make PYTHON=…"
        )
    try:
        from ensurepip import bootstrap  # noqa: F401
        from venv import EnvBuilder  # noqa: F401
    except ImportError:
        return "Python's virtual environments are not installed here: apt install python3-venv"
    return ""


def qt_fault(libraries: "dict[str, str]") -> str:
    """Which of these libraries are missing, and the packages that have them; empty where none."""
    if not sys.platform.startswith("linux"):
        return ""
    missing = [name for name in sorted(libraries) if not _loads(name)]
    if not missing:
        return ""
    packages = sorted({libraries[name] for name in missing})
    return (
        f"Qt needs system libraries that are missing here ({', '.join(missing)}): "
        f"apt install {' '.join(packages)}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def for_this_screen() -> "dict[str, str]":
    """The libraries for Qt and for the display server of this session, if there is one."""
    if os.environ.get("WAYLAND_DISPLAY"):
        return dict(QT, **WAYLAND)
    if os.environ.get("DISPLAY"):
        return dict(QT, **X11)
    return QT


def main() -> None:
    question = sys.argv[1]
    if question == "python":
        fault = python_fault()
    else:
        fault = qt_fault(for_this_screen() if question == "display" else QT)
    if fault:
        sys.exit(fault)


if __name__ == "__main__":
    main()
