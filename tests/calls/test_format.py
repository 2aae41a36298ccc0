"""The loader and the JSON Schema, held against the same good and bad files.

The first lines of a bad file name the key paths that are at fault: ``# fault: offer[0].amount``.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nato_apply import errors, paths
from nato_apply.calls.catalogue import Catalogue
from nato_apply.errors import UserFault

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.toml"))
BAD = sorted((HERE / "bad").glob("*.toml"))
BEYOND_SCHEMA = sorted((HERE / "bad-beyond-schema").glob("*.toml"))
BUILT_IN = sorted(paths.resource("calls").glob("*.toml"))

SCHEMA = json.loads(paths.resource("call.schema.json").read_text(encoding="utf-8"))


def name(file: Path) -> str:
    return file.stem


def expected_faults(file: Path) -> list[str]:
    return re.findall(r"^# fault: (\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)


def as_json(value: Any) -> Any:
    """TOML's tables as the JSON that an editor shows to a schema: dates are strings there."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def schema_faults(file: Path) -> list[str]:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    validator = Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors(as_json(tables))]


def loader_faults(file: Path) -> UserFault:
    with pytest.raises(UserFault) as refused:
        Catalogue().load(file)
    return refused.value


def test_there_are_files_of_every_kind() -> None:
    assert len(GOOD) >= 4
    assert len(BAD) >= 40
    assert len(BEYOND_SCHEMA) >= 10


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", GOOD, ids=name)
def test_the_loader_takes_a_good_file(file: Path) -> None:
    assert Catalogue().load(file).id == file.stem


@pytest.mark.parametrize("file", GOOD + BUILT_IN, ids=name)
def test_the_schema_takes_a_good_file(file: Path) -> None:
    assert schema_faults(file) == []


@pytest.mark.parametrize("file", BAD + BEYOND_SCHEMA, ids=name)
def test_the_loader_reports_every_fault_of_a_bad_file_at_its_key_path(file: Path) -> None:
    found = sorted({fault.key for fault in loader_faults(file).faults})
    assert found == sorted(expected_faults(file))


@pytest.mark.parametrize("file", BAD + BEYOND_SCHEMA, ids=name)
def test_every_fault_is_one_line_that_names_file_and_key(file: Path) -> None:
    for fault in loader_faults(file).faults:
        line = errors.line(fault)
        assert line.startswith(f"{file}: {fault.key}: ")
        assert "\n" not in line
        assert "{" not in line.removeprefix(str(file))


@pytest.mark.parametrize("file", BAD, ids=name)
def test_the_schema_refuses_a_bad_file(file: Path) -> None:
    assert schema_faults(file) != []


@pytest.mark.parametrize("file", BEYOND_SCHEMA, ids=name)
def test_what_lies_beyond_the_schema_is_for_the_loader_alone(file: Path) -> None:
    assert schema_faults(file) == []


def test_faults_of_shape_and_of_sense_in_one_file_are_told_together(tmp_path: Path) -> None:
    """A misspelt key and a question that nobody asks have nothing to do with each other."""
    file = tmp_path / "both.toml"
    file.write_text(
        """
        format = 1
        id = "both"
        title.en = "A call"
        colour = "blue"
        source = { kind = "own", document = "A page" }
        [[criterion]]
        id = "one"
        kind = "essential"
        text.en = "A condition."
        rule = { answer = "nobody-asks" }
        """,
        encoding="utf-8",
    )
    keys = {fault.key for fault in loader_faults(file).faults}
    assert keys == {"colour", "criterion[0].rule.answer"}


@pytest.mark.parametrize(
    "rule",
    [
        f"{'{ not = ' * 400}{{ degree = true }}{' }' * 400}",
        f"{{ {'not.' * 3000}degree = true }}",
    ],
    ids=["braces", "dots"],
)
def test_a_rule_nested_too_deeply_is_a_fault_of_the_file(tmp_path: Path, rule: str) -> None:
    file = tmp_path / "deep.toml"
    file.write_text(
        f"""
        format = 1
        id = "deep"
        title.en = "A call"
        source = {{ kind = "own", document = "A page" }}
        [[criterion]]
        id = "one"
        kind = "essential"
        text.en = "A condition."
        rule = {rule}
        """,
        encoding="utf-8",
    )
    assert {fault.file for fault in loader_faults(file).faults} == {str(file)}


@pytest.mark.parametrize("amount", ["inf", "nan", "-1", "1e400"])
def test_a_sum_that_is_no_sum_is_a_fault(tmp_path: Path, amount: str) -> None:
    file = tmp_path / "sum.toml"
    file.write_text(
        f"""
        format = 1
        id = "sum"
        title.en = "A call"
        source = {{ kind = "own", document = "A page" }}
        [[offer]]
        id = "stipend"
        title.en = "Stipend"
        amount = {amount}
        currency = "EUR"
        """,
        encoding="utf-8",
    )
    assert [fault.key for fault in loader_faults(file).faults] == ["offer[0].amount"]


MILESTONE = "[[milestone]]\nid = 'm'\nkind = 'advice'\ntitle.en = 'M'\nbefore = "
CRITERION = "[[criterion]]\nid = 'c'\nkind = 'essential'\ntext.en = 'C'\nrule = "


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (f"{MILESTONE}{{ working_days = 1_000_000 }}", "milestone[0].before.working_days"),
        (f"{CRITERION}{{ studied_years = 1_000_000_000 }}", "criterion[0].rule.studied_years"),
    ],
    ids=["working-days", "years"],
)
def test_a_number_beyond_all_reason_is_a_fault(tmp_path: Path, table: str, key: str) -> None:
    """Counted out, it would take more days or months than there are."""
    file = tmp_path / "far.toml"
    file.write_text(
        'format = 1\nid = "far"\ntitle.en = "A call"\n'
        f'source = {{ kind = "own", document = "A page" }}\n{table}\n',
        encoding="utf-8",
    )
    assert [fault.key for fault in loader_faults(file).faults] == [key]


SOURCE_AND_THE_REST = """
format = 1
id = "source-and-the-rest"
title = { en = "A call", fr = "Un appel" }

[source]
kind = "zz"
document = "A page"

[window]
zone = "Mars/Olympus"

[[vacancy]]
id = "one"
title = { en = "One", fr = "Un" }
group = "none"

[[criterion]]
id = "c"
kind = "essential"
text = { en = "C", fr = "C" }
rule = { answer = "nobody-asks" }
"""


def test_faults_of_shape_do_not_hide_those_beyond_it(tmp_path: Path) -> None:
    file = tmp_path / "call.toml"
    file.write_text(SOURCE_AND_THE_REST, encoding="utf-8")
    assert sorted(fault.key for fault in loader_faults(file).faults) == [
        "criterion[0].rule.answer",
        "source.kind",
        "vacancy[0].group",
        "window.zone",
    ]
