"""`like`: a call that starts from another one, with tables and list items of its own.

Vacancies and groups replace the other call's; every other list is merged by id.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs

from nato_apply.calls.call import Call
from nato_apply.errors import Fault, FaultKind, UserFault, refuse
from nato_apply.i18n import N_

LIKE_ITSELF = FaultKind("like-itself", N_("this call starts from itself, by way of “{id}”."))

LISTS = {a.metadata.get("key", a.name): a.name for a in attrs.fields(Call) if a.metadata.get("key")}
"""The lists of a call: their names in the file, and in `Call`."""

_REPLACED = ("vacancy", "group")

Places = dict[str, list[int | None]]
"""By the name of a list: where each of its items stands in the file that was read."""

Find = Callable[[str], dict[str, Any]]
"""Gives the tables of the call with an id. Raises `UserFault` where there is none."""


def started_from(
    tables: dict[str, Any], find: Find, seen: tuple[str, ...] = ()
) -> tuple[dict[str, Any], Places]:
    """The tables with those of the call they start from, and where each list item stands."""
    base_id = tables.get("like")
    if not isinstance(base_id, str):
        return tables, {}
    if base_id in seen or base_id == tables.get("id"):
        raise refuse(LIKE_ITSELF, "like", id=base_id)
    try:
        found = find(base_id)
    except UserFault as error:
        raise error.at("like") from None
    base, _ = started_from(found, find, (*seen, base_id))
    whole = {**base, **tables}
    for own in ("id", "format"):
        if own not in tables:
            whole.pop(own, None)
    for name in ("source", "window", "placement"):
        if isinstance(base.get(name), dict) and isinstance(tables.get(name), dict):
            whole[name] = _table_over(name, base[name], tables[name])
    places: Places = {}
    for name in LISTS:
        if name in _REPLACED or not isinstance(tables.get(name, []), list):
            continue
        whole[name], places[name] = _merged(base.get(name, []), tables.get(name, []))
    _without_lost_vacancies(whole, places)
    return whole, places


def _table_over(name: str, base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    kept = dict(base)
    if name == "source" and "document" in own:
        # Another document: what was known of the first one's address and dates is not its own.
        kept = {"kind": base.get("kind")} if "kind" in base else {}
    if name == "window" and own.keys() & {"opens", "closes"}:
        kept.pop("assumed", None)
    return {**kept, **own}


def _merged(base: list[Any], own: list[Any]) -> tuple[list[Any], list[int | None]]:
    """The base's items, an own item over the one with its id, further own ones after them."""
    items: list[Any] = list(base)
    places: list[int | None] = [None] * len(base)
    at = {item["id"]: i for i, item in enumerate(base) if isinstance(item, dict) and "id" in item}
    for index, item in enumerate(own):
        identity = item.get("id") if isinstance(item, dict) else None
        where = at.pop(identity, None) if isinstance(identity, str) else None
        if where is None:
            items.append(item)
            places.append(index)
        else:
            items[where] = {**items[where], **item}
            places[where] = index
    return items, places


def _without_lost_vacancies(whole: dict[str, Any], places: Places) -> None:
    """Drop inherited tasks of vacancies that this call replaced."""
    known = {v.get("id") for v in whole.get("vacancy", []) if isinstance(v, dict)}
    pairs = [
        (task, place)
        for task, place in zip(whole.get("task", []), places.get("task", []), strict=False)
        if place is not None or task.get("vacancy") is None or task["vacancy"] in known
    ]
    if "task" in places:
        whole["task"], places["task"] = [t for t, _ in pairs], [p for _, p in pairs]


def at_place(found: Fault, places: Places) -> Fault:
    """The fault at the place that the list item has in the file that was read."""
    match = re.match(r"(\w+)\[(\d+)\](.*)", found.key, re.DOTALL)
    if not match or match[1] not in places:
        return found
    own = places[match[1]][int(match[2])]
    return found if own is None else found._replace(key=f"{match[1]}[{own}]{match[3]}")
