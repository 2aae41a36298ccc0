"""TOML from a user or a stranger: read with limits, and turned into attrs classes.

Every fault is found at once and named by its key path, whatever the class.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
)
from cattrs.gen import make_dict_structure_fn, override

from nato_apply.errors import Fault, FaultKind, UserFault, fault, joined, nearest, refuse
from nato_apply.i18n import N_, Message
from nato_apply.whole_file import NoOrdinaryFile, read_whole, reason

T = TypeVar("T")

LARGEST = 2_000_000
"""Bytes; the longest real file is a hundredth of it."""

_LARGEST_NUMBER = 2**63
"""What TOML promises to hold."""

# At the ends of the calendar a moment cannot be told in another zone.
_EARLIEST, _LATEST = 1900, 9000

DEEPEST = 60
"""Tables and lists inside one another; dotted keys nest without the parser's own limit."""

# A dotted key deeper than that: the parser's time grows with the square of its length.
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_CHAIN = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{DEEPEST},}}")

NOT_FOUND = FaultKind("not-found", N_("there is no such file. Check the name and the folder."))
NOT_A_FILE = FaultKind("not-a-file", N_("this is not a file that can be read."))
NOT_READABLE = FaultKind("not-readable", N_("cannot be read ({reason})."))
TOO_LARGE = FaultKind("too-large", N_("larger than {limit} bytes: not a file of this program."))
NOT_TEXT = FaultKind("not-text", N_("not UTF-8 text (byte {position}). Save it as UTF-8."))
NOT_TOML = FaultKind(
    "not-toml",
    N_(
        "not valid TOML at {place}. Look there, and just before, for a missing quotation mark, "
        "bracket or equals sign."
    ),
)
GIVEN_TWICE = FaultKind(
    "given-twice", N_("at {place} a key or a table is given a second time. Keep one of the two.")
)
NO_SUCH_DAY = FaultKind("no-such-day", N_("at {place} stands no possible date or time."))
BIG_NUMBER = FaultKind("big-number", N_("a number in it has too many figures. Correct it."))
TOO_DEEP = FaultKind("too-deep", N_("nested too deeply to be a file of this program."))
UNKNOWN_KEY = FaultKind("unknown-key", N_("there is no such key here ({hint})."))
MISSING_KEY = FaultKind("missing-key", N_("this key is required."))
WRONG_TYPE = FaultKind("wrong-type", N_("should be {wanted}, and is {found}."))
FAR_MOMENT = FaultKind(
    "far-moment", N_("the year is not between {first} and {last}. Correct the date.")
)
NOT_IN_LIST = FaultKind("not-in-list", N_("“{value}” is not possible here ({hint})."))

_KINDS: dict[type, str] = {
    str: N_("a text in quotes"),
    bool: N_("true or false"),
    int: N_("a whole number"),
    float: N_("a number"),
    datetime: N_("a date with a time, such as 2026-04-30T23:59:00"),
    time: N_("a time of day"),
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
    if _CHAIN.search(text):
        raise refuse(TOO_DEEP)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error)) from None
    except ValueError:  # more figures than Python takes
        raise refuse(BIG_NUMBER) from None
    except RecursionError:
        raise refuse(TOO_DEEP) from None
    level: list[Any] = [tables]
    for _ in range(DEEPEST):
        values = [
            value for each in level for value in (each.values() if isinstance(each, dict) else each)
        ]
        if any(type(value) is int and abs(value) > _LARGEST_NUMBER for value in values):
            raise refuse(BIG_NUMBER)
        level = [value for value in values if isinstance(value, dict | list)]
        if not level:
            return tables
    raise refuse(TOO_DEEP)


def _not_toml(message: str) -> UserFault:
    """What `tomllib` refuses, which says so in English."""
    at = re.search(r"\(at line (\d+), column (\d+)\)", message)
    place = Message(N_("the end of the file"))
    if at:
        place = Message(N_("line {line}, column {column}"), {"line": at[1], "column": at[2]})
    if re.match(r"Cannot|Duplicate", message):
        return refuse(GIVEN_TWICE, place=place)
    return refuse(NO_SUCH_DAY if "date" in message else NOT_TOML, place=place)


def _text(file: Path) -> str:
    try:
        content = read_whole(file, LARGEST + 1)
    except FileNotFoundError:
        raise refuse(NOT_FOUND) from None
    except (IsADirectoryError, NoOrdinaryFile):
        raise refuse(NOT_A_FILE) from None
    except OSError as error:
        raise refuse(NOT_READABLE, reason=reason(error)) from None
    except ValueError:  # a name that no system can have: a NUL, half a character
        raise refuse(NOT_FOUND) from None
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
    factory = made.register_structure_hook_factory
    factory(_made_of(Literal), _one_of)
    factory(_made_of(tuple), lambda kind: _list_of(made, get_args(kind)[0]))
    factory(_made_of(Mapping), lambda kind: _by_key(made, get_args(kind)[1]))
    factory(attrs.has, lambda cls: _table(made, cls))
    return made


def _made_of(origin: Any) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


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
            if isinstance(value, datetime) and not _EARLIEST <= value.year <= _LATEST:
                raise refuse(FAR_MOMENT, first=str(_EARLIEST), last=str(_LATEST))
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


# Not cattrs' own hooks for lists and tables of any key: each would be compiled at every start.
def _list_of(made: Converter, item: Any) -> Callable[[object, object], Any]:
    inner = made.get_structure_hook(item)

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, list):
            raise wrong_type(list, value)
        return tuple(_each(((f"[{i}]", each) for i, each in enumerate(value)), inner, item))

    return hook


def _by_key(made: Converter, item: Any) -> Callable[[object, object], Any]:
    inner = made.get_structure_hook(item)

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(dict, value)
        return dict(zip(value, _each(value.items(), inner, item), strict=True))

    return hook


def _each(
    values: Iterable[tuple[str, object]], hook: Callable[[Any, Any], Any], kind: Any
) -> list[Any]:
    """Each value structured. Raises `UserFault` with the faults of all, each at its place."""
    done: list[Any] = []
    found: list[Fault] = []
    for place, value in values:
        try:
            done.append(hook(value, kind))
        except (BaseValidationError, UserFault) as error:
            found.extend(UserFault(*_faults(error)).at(place).faults)
    if found:
        raise UserFault(*found)
    return done


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
    return ""


def _key_of(cls: Any, name: str) -> str:
    fields = attrs.fields_dict(cls) if cls is not None else {}
    return str(fields[name].metadata.get("key", name)) if name in fields else name
