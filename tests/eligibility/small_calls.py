"""Calls of a few criteria, made for one test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nato_apply.calls import load
from nato_apply.calls.call import Call
from nato_apply.errors import refuse
from nato_apply.toml_input import NOT_FOUND


def call_of(criteria: list[dict[str, Any]], window: dict[str, Any] | None = None) -> Call:
    """A call with these criteria, given as in a call file; kind and texts may be left out.

    It asks every question that a rule names.
    """
    asked = {
        each for c in criteria for name in ("rule", "careful") for each in answers(c.get(name))
    }
    tables = {
        "format": 1,
        "id": "small-call",
        "title": {"en": "A call"},
        "source": {"kind": "own", "document": "A test"},
        "window": window or {},
        "question": [{"id": each, "text": {"en": "Is it so?"}} for each in sorted(asked)],
        "criterion": [_whole(criterion) for criterion in criteria],
    }
    return load.call_of(tables, _no_other_call)


def _whole(criterion: dict[str, Any]) -> dict[str, Any]:
    whole = {"kind": "essential", "text": {"en": "A condition."}, **criterion}
    if "careful" in criterion:
        whole["careful_why"] = {"en": "A strict reviewer may think otherwise."}
    return whole


def answers(rule: Any) -> Iterator[str]:
    """The questions that a rule’s tables ask."""
    if isinstance(rule, dict):
        for key, value in rule.items():
            if key == "answer":
                yield value
            else:
                yield from answers(value)
    elif isinstance(rule, list):
        for part in rule:
            yield from answers(part)


def _no_other_call(_: str) -> dict[str, Any]:
    raise refuse(NOT_FOUND)
