"""What a screen reader sees of a running program: its accessibility tree, read over D-Bus (AT-SPI).

Written against the interfaces of at-spi2-core (`xml/*.xml` there): `Accessible`, `Action`,
`EditableText`, `Component`, `Table`. Nothing here knows Qt.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import Properties

_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_NOWHERE = "/org/a11y/atspi/null"

PATIENCE = 15.0
"""Seconds after which what was waited for is taken never to come."""

# Bits of the state, by their place in at-spi2-core's enumeration AtspiStateType.
STATES = {
    "checked": 4,
    "collapsed": 5,
    "editable": 7,
    "enabled": 8,
    "expandable": 9,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "selectable": 22,
    "selected": 23,
    "showing": 25,
    "visible": 30,
    "checkable": 41,
    "read-only": 42,
}

LABELLED_BY = 2

T = TypeVar("T")


class GoneError(Exception):
    """The thing asked about is not there any more."""


def waited(found: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """What `found` gives, as soon as it gives something. Raises `AssertionError` otherwise."""
    end = time.monotonic() + patience
    pause = 0.005
    while True:
        with suppress(GoneError):  # it changed while it was read: once more
            result = found()
            if result:
                return result
        if time.monotonic() > end:
            raise AssertionError(f"never came: {what}")
        time.sleep(pause)
        pause = min(0.1, pause * 1.5)


@dataclass(frozen=True)
class Thing:
    """One node of the tree. Each property asks the program anew."""

    reader: Reader
    bus: str
    path: str

    def ask(self, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        """Call a method of one of the node's interfaces; gives the first value of the answer."""
        address = DBusAddress(self.path, self.bus, f"org.a11y.atspi.{interface}")
        answer = self.reader.send(new_method_call(address, method, signature or None, body))
        return answer[0] if answer else None

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.bus, f"org.a11y.atspi.{interface}")
        return self.reader.send(Properties(address).get(name))[0][1]

    @property
    def name(self) -> str:
        return str(self._property("Accessible", "Name"))

    @property
    def label(self) -> str:
        """What a screen reader says of it first: the label in front of it, or else its name."""
        for kind, targets in self.ask("Accessible", "GetRelationSet"):
            if kind == LABELLED_BY:
                return _plain(self._made(targets[0]).name)
        return _plain(self.name)

    @property
    def description(self) -> str:
        return str(self._property("Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self.ask("Accessible", "GetRoleName"))

    @property
    def states(self) -> frozenset[str]:
        low, high = self.ask("Accessible", "GetState")
        bits = low | high << 32
        return frozenset(name for name, bit in STATES.items() if bits >> bit & 1)

    @property
    def interfaces(self) -> frozenset[str]:
        names = self.ask("Accessible", "GetInterfaces")
        return frozenset(name.removeprefix("org.a11y.atspi.") for name in names)

    def children(self) -> list[Thing]:
        return [self._made(each) for each in self.ask("Accessible", "GetChildren")]

    def _made(self, reference: tuple[str, str]) -> Thing:
        return Thing(self.reader, *reference)

    def walk(self) -> Iterator[Thing]:
        """This node and all below it that are on the screen, in the order they are read."""
        yield self
        for child in self.children():
            if child.path != _NOWHERE and "visible" in child.states:
                yield from child.walk()

    def find(self, role: str, name: str) -> Thing | None:
        """The first node below with this role that is called `name`, or begins so."""
        return next((t for t in self.walk() if t.is_called(role, name)), None)

    def is_called(self, role: str, name: str) -> bool:
        """Whether it has this role and a label that begins so."""
        return self.role == role and self.label.startswith(name)

    def get(self, role: str, name: str) -> Thing:
        """As `find`, waiting until it is there."""
        return waited(lambda: self.find(role, name), f"{role} “{name}”")

    # Doing

    def act(self) -> None:
        """What a screen reader does to press, tick or choose it: its first action."""
        assert "enabled" in self.states, f"{self.name} cannot be used"
        self.ask("Action", "DoAction", "i", 0)

    def focus(self) -> None:
        self.ask("Component", "GrabFocus")
        waited(lambda: "focused" in self.states, f"the keyboard in {self.name}")

    def choose(self, wanted: str, press: Callable[..., None]) -> None:
        """Open the combo box that has the keyboard, go to what is wanted in its list, take it."""
        press("space")
        items = waited(
            lambda: [t for t in self.walk() if t.role == "list item"], f"the list of {self.name}"
        )
        names = [each.name for each in items]
        place = next(n for n, name in enumerate(names) if name.startswith(wanted))
        current = next(n for n, each in enumerate(items) if "selected" in each.states)
        press(*["Down" if place > current else "Up"] * abs(place - current), "Return")
        waited(lambda: self.name.startswith(wanted), f"“{wanted}” chosen")

    @property
    def text(self) -> str:
        return str(self.ask("Text", "GetText", "ii", 0, -1))

    def write(self, text: str) -> None:
        """Put a text in the place of what is there."""
        assert self.ask("EditableText", "SetTextContents", "s", text), self.name

    # Tables

    def size(self) -> tuple[int, int]:
        """Rows and columns of a table."""
        return self._property("Table", "NRows"), self._property("Table", "NColumns")

    def cell(self, row: int, column: int) -> Thing:
        return self._made(self.ask("Table", "GetAccessibleAt", "ii", row, column))

    def column_header(self, column: int) -> str:
        return self._made(self.ask("Table", "GetColumnHeader", "i", column)).name

    def row_header(self, row: int) -> str:
        return self._made(self.ask("Table", "GetRowHeader", "i", row)).name


class Reader:
    """A connection to the accessibility bus of a session."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
            switch = Properties(launcher).set("IsEnabled", "b", True)
            _answer(session, switch)
            asked = new_method_call(launcher.with_interface("org.a11y.Bus"), "GetAddress")
            (address,) = _answer(session, asked)
        self._bus: DBusConnection = open_dbus_connection(address)
        self.announced: list[str] = []
        self.visited: list[Thing] = []
        """Where the keyboard has been, the latest last."""
        self._listen("object:announcement", "Announcement")
        self._listen("object:state-changed:focused", "StateChanged")

    def _listen(self, event: str, member: str) -> None:
        """Be told of something: programs only send what somebody has registered for."""
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        self.send(new_method_call(registry, "RegisterEvent", "sass", (event, [], "")))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member=member)
        self.send(message_bus.AddMatch(rule))

    def send(self, message: Any) -> tuple[Any, ...]:
        """Send a call, keep what is told meanwhile, and give the answer's values."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send(message, serial=serial)
        while True:
            got = self._bus.receive(timeout=PATIENCE)
            self._keep(got)
            if got.header.fields.get(HeaderFields.reply_serial) == serial:
                return _body(got)

    def _keep(self, message: Any) -> None:
        if message.header.message_type is MessageType.signal:
            fields = message.header.fields
            if fields.get(HeaderFields.member) == "Announcement":
                self.announced.append(str(message.body[3][1]))
            elif message.body[:2] == ("focused", 1):
                place = (fields[HeaderFields.sender], fields[HeaderFields.path])
                self.visited.append(Thing(self, *place))

    def listen(self) -> None:
        """Take in what has been told by now."""
        self.send(message_bus.GetId())  # its answer comes after what was told before

    def announces(self, text: str) -> bool:
        """Whether this has been announced; what came before it is then forgotten."""
        self.listen()
        said = [_plain(each) for each in self.announced]
        if text not in said:
            return False
        del self.announced[: said.index(text) + 1]
        return True

    def program(self, name: str) -> Thing | None:
        """A running program by its name."""
        root = Thing(self, _REGISTRY, _ROOT)
        return next((each for each in root.children() if each.name == name), None)

    def close(self) -> None:
        self._bus.close()


def _plain(text: str) -> str:
    """A space at which no line may end is heard as any other."""
    return text.replace("\u00a0", " ")


def _answer(connection: DBusConnection, message: Any) -> tuple[Any, ...]:
    return _body(connection.send_and_get_reply(message, timeout=PATIENCE))


def _body(answer: Any) -> tuple[Any, ...]:
    if answer.header.message_type is MessageType.error:
        raise GoneError(answer.header.fields.get(HeaderFields.error_name), answer.body)
    body: tuple[Any, ...] = answer.body
    return body
