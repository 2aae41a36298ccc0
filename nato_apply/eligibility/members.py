"""NATO's members and since when: public record, shipped in `resources/reference/members.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache

from nato_apply import paths


@cache
def member_since() -> Mapping[str, date]:
    """Day of accession by ISO 3166-1 alpha-2 code."""
    text = paths.resource("reference", "members.toml").read_text(encoding="utf-8")
    return {member["iso2"]: member["since"] for member in tomllib.loads(text)["member"]}
