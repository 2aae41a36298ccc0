"""The few settings a user can change, in an INI file of the data folder. No personal datum."""

from __future__ import annotations

import configparser
import io
from pathlib import Path

from nato_apply.paths import make_private
from nato_apply.whole_file import refused, write_whole

_SECTION = "general"


class Settings:
    """Settings as text, by name. What cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = configparser.ConfigParser(interpolation=None)
        try:
            self._values.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError, OSError):
            # A settings file that is damaged must not keep a candidate from their work.
            self._values = configparser.ConfigParser(interpolation=None)
        if not self._values.has_section(_SECTION):
            self._values.add_section(_SECTION)

    def get(self, name: str, default: str = "") -> str:
        return self._values.get(_SECTION, name, fallback=default)

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.get(name))
        except ValueError:
            return default

    def set(self, name: str, value: str) -> None:
        """Set and write down. Raises `UserFault` where the folder cannot be written."""
        self._values.set(_SECTION, name, value)
        try:
            make_private(self._file.parent)
        except OSError as error:
            raise refused(self._file.parent, error) from None
        text = io.StringIO()
        self._values.write(text)
        write_whole(self._file, text.getvalue().encode(), replace=True)
