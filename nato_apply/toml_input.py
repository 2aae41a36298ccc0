"""TOML from a user or a stranger: read with limits, and turned into attrs classes.

Every fault is found at once and named by its key path, whatever the class.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from nato_apply.errors import Fault, FaultKind, UserFault, fault, joined, nearest, refuse
from nato_apply.i18n import N_, Message

T = TypeVar("T")

LARGEST = 2_000_000
"""Bytes; the longest real file is a hundredth of it."""

DEEPEST = 60
"""Tables and lists inside one another; dotted keys nest without the parser's own limit."""

NOT_FOUND = FaultKind("not-found", N_("there is no such file. Check the name and the folder."))
NOT_A_FILE = FaultKind("not-a-file", N_("this is not a file that can be read."))
NOT_READABLE = FaultKind("not-readable", N_("cannot be read ({reason})."))
TOO_LARGE = FaultKind("too-large", N_("larger than {limit} bytes: not a file of this program."))
NOT_TEXT = FaultKind("not-text", N_("not UTF-8 text (byte {position}). Save it as UTF-8."))
NOT_TOML = FaultKind("not-toml", N_("not valid TOML: {reason}"))
TOO_DEEP = FaultKind("too-deep", N_("nested too deeply to be a file of this program."))
UNKNOWN_KEY = FaultKind("unknown-key", N_("there is no such key here ({hint})."))
MISSING_KEY = FaultKind("missing-key", N_("this key is required."))
WRONG_TYPE = FaultKind("wrong-type", N_("should be {wanted}, and is {found}."))
NOT_IN_LIST = FaultKind("not-in-list", N_("“{value}” is not possible here ({hint})."))

_KINDS: dict[type, str] = {
    str: N_("a text in quotes"),
    bool: N_("true or false"),
    int: N_("a whole number"),
    float: N_("a number"),
    datetime: N_("a date with a time, such as 2026-04-30T23:59:00"),
    date: N_("a date, such as 2026-04-30"),
    list: N_("a list"),
    dict: N_("a table"),
}


def key(name: str, **options: Any) -> Any:
    """An attrs field whose key in the file is `name`."""
    return attrs.field(metadata={"key": name}, **options)


def read(file: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises `UserFault` naming the file."""
    try:
        text = _text(file)
        # A file of an editor on Windows may have CRLF line ends and a byte order mark.
        return parsed(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except UserFault as error:
        raise error.in_file(str(file)) from None


def parsed(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises `UserFault` where it is none, or nested too deeply."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse(NOT_TOML, reason=str(error)) from None
    except RecursionError:
        raise refuse(TOO_DEEP) from None
    level: list[Any] = [tables]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return tables
    raise refuse(TOO_DEEP)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise refuse(NOT_A_FILE)
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise refuse(NOT_FOUND) from None
    except IsADirectoryError:
        raise refuse(NOT_A_FILE) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise refuse(NOT_READABLE, reason=reason) from None
    if len(content) > LARGEST:
        raise refuse(TOO_LARGE, limit=LARGEST)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(NOT_TEXT, position=error.start) from None


def structured(data: object, cls: type[T], converter: Converter) -> T:
    """`data` as a `cls`. Raises `UserFault` with every fault and its key path."""
    try:
        return converter.structure(data, cls)
    except (BaseValidationError, UserFault) as error:
        raise UserFault(*_faults(error)) from None


def converter() -> Converter:
    """A cattrs converter that takes nothing for what it is not: no text for a number, no extra."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, bool, int, float, date, datetime):
        made.register_structure_hook(kind, _exactly(kind))
    made.register_structure_hook_factory(_is_literal, _one_of)
    made.register_structure_hook_factory(_is_list, lambda t: _list_of(made, get_args(t)[0]))
    made.register_structure_hook_factory(attrs.has, lambda cls: _table(made, cls))
    return made


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def wrong_type(wanted: type, found: object) -> UserFault:
    name = next((k for k in _KINDS if type(found) is k), None)
    return refuse(
        WRONG_TYPE,
        wanted=Message(_KINDS[wanted]),
        found=Message(_KINDS[name]) if name else type(found).__name__,
    )


def _exactly(kind: type) -> Callable[[object, object], Any]:
    def hook(value: object, _: object) -> Any:
        # `type`, not `isinstance`: true is an int to Python, a moment is a date.
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise wrong_type(kind, value)

    return hook


def _one_of(options: Any) -> Callable[[object, object], Any]:
    known = get_args(options)

    def hook(value: object, _: object) -> Any:
        if type(value) is not type(known[0]):
            raise wrong_type(type(known[0]), value)
        if value not in known:
            words = [str(item) for item in known]
            raise refuse(NOT_IN_LIST, value=str(value), hint=nearest(str(value), words))
        return value

    return hook


def _list_of(made: Converter, item: Any) -> Callable[[object, object], Any]:
    inner = made.get_structure_hook(list[item])

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, list):
            raise wrong_type(list, value)
        return tuple(inner(value, list[item]))

    return hook


def _table(made: Converter, cls: Any) -> Callable[[object, object], Any]:
    renamed = {
        a.name: override(rename=a.metadata["key"]) for a in attrs.fields(cls) if "key" in a.metadata
    }
    inner = make_dict_structure_fn(cls, made, **renamed)  # type: ignore[arg-type]

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(dict, value)
        return inner(value, cls)

    return hook


def _faults(error: BaseException) -> Iterator[Fault]:
    if isinstance(error, UserFault):
        yield from error.faults
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [_key_of(error.cl, a.name) for a in attrs.fields(error.cl)]
        for extra in sorted(error.extra_fields):
            yield fault(UNKNOWN_KEY, extra, hint=nearest(extra, known))
    elif isinstance(error, KeyError):
        yield fault(MISSING_KEY)
    elif isinstance(error, BaseValidationError):
        for each in error.exceptions:
            where = _place(error, each)
            for found in _faults(each):
                yield found._replace(key=joined(where, found.key))
    else:
        raise error


def _place(group: BaseValidationError, error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            cls = group.cl if isinstance(group, ClassValidationError) else None
            return _key_of(cls, note.name)
        if isinstance(note, IterableValidationNote):
            # A list's index is a number, a table's is its key.
            return f"[{note.index}]" if isinstance(note.index, int) else str(note.index)
    return ""


def _key_of(cls: Any, name: str) -> str:
    with contextlib.suppress(Exception):
        return str(getattr(attrs.fields_dict(cls)[name], "metadata", {}).get("key", name))
    return name
