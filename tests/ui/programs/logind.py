"""As much of logind as delays sleep. Sleep begins when its standard input ends.

Prints what was asked for, that the computer falls asleep, and that the delay was let go.
"""

from __future__ import annotations

import os
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.login1"


def say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    bus = open_dbus_connection("SESSION", enable_fds=True)
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    say("there")
    ours, theirs = os.pipe()
    while True:
        asked = bus.receive()
        if asked.header.message_type is not MessageType.method_call:
            continue
        if asked.header.fields.get(HeaderFields.member) == "Inhibit":
            break
    what, _who, _why, mode = asked.body
    say(f"{what}:{mode}")
    bus.send(new_method_return(asked, "h", (theirs,)))
    os.close(theirs)
    sys.stdin.read()
    say("asleep")
    manager = DBusAddress("/org/freedesktop/login1", NAME, f"{NAME}.Manager")
    bus.send(new_signal(manager, "PrepareForSleep", "b", (True,)))
    os.read(ours, 1)  # ends when every copy of the other end is closed
    say("let-go")


if __name__ == "__main__":
    main()
