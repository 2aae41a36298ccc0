"""Options and arguments: what is taken, what is refused, and with which exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Candidate, Cli

COMMANDS = [
    "calls",
    "call",
    "call-validate",
    "check",
    "plan",
    "documents",
    "checklist",
    "demo",
    "draft",
]


def test_help_names_every_command_and_option(cli: Cli) -> None:
    found = cli("--help")
    assert (found.code, found.err) == (0, "")
    for word in (*COMMANDS, "--lang", "--data-dir", "--now", "--passphrase-file", "--debug"):
        assert word in found.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cli: Cli, command: str) -> None:
    found = cli(command, "--help")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"usage: nato-apply {command}")


def test_version_names_the_program(cli: Cli) -> None:
    found = cli("--version")
    assert found.code == 0
    assert found.out.startswith("nato-apply ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "argument command: “chekc” is not possible here (did you mean “check”?)."),
        (["draft", "lst"], "argument command: “lst” is not possible here (did you mean “list”?)."),
        (["check"], "the following arguments are required: CANDIDATE"),
        (["draft"], "the following arguments are required: command"),
        (["calls", "--yaml"], "unrecognized arguments: --yaml"),
        (["calls", "again"], "unrecognized arguments: again"),
        (["--lang", "de", "calls"], "argument --lang: “de” is not possible here"),
        (["check", "x.toml", "--call"], "argument --call: expected one argument"),
        (["draft", "restore", "x", "first"], "argument N: “first” is not the number of a revision"),
    ],
)
def test_a_mistyped_command_line_is_one_sentence(cli: Cli, arguments: list[str], said: str) -> None:
    found = cli(*arguments)
    assert (found.code, found.out) == (2, "")
    (line,) = found.told
    assert line.startswith(said)


@pytest.mark.parametrize("option", ["--data-dir", "--now", "--passphrase-file", "--lang"])
def test_an_empty_option_is_refused_for_it_comes_from_a_variable_not_set(
    cli: Cli, option: str
) -> None:
    found = cli(option, "", "calls")
    assert found.code == 2
    assert found.told == [f"argument {option}: is empty. Give a value."]


@pytest.mark.parametrize("option", ["--on", "--call", "--call-file"])
def test_an_empty_option_of_a_command_is_refused_too(cli: Cli, sample: Path, option: str) -> None:
    found = cli("check", sample, option, "")
    assert found.told == [f"argument {option}: is empty. Give a value."]


def test_an_abbreviated_option_is_not_guessed(cli: Cli, sample: Path) -> None:
    assert cli("--pass", "x", "calls").code == 2
    assert cli("check", sample, "--js").code == 2


@pytest.mark.parametrize("when", ["tomorrow", "2026-13-01", "2026-04-10T25:00", "0001-01-01"])
def test_a_moment_that_is_none_is_refused(cli: Cli, when: str) -> None:
    found = cli("--now", when, "calls")
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert found.err.startswith(f"--now: “{when}” is not a moment")


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "2026-04-10T09:00"])
def test_a_day_that_is_none_is_refused(cli: Cli, sample: Path, day: str) -> None:
    found = cli("check", sample, "--on", day)
    assert (found.code, found.out) == (2, "")
    assert found.told == [f"--on: “{day}” is not a day. Write it as 2026-04-20."]


def test_an_unknown_call_suggests_the_nearest(cli: Cli, sample: Path) -> None:
    found = cli("call", "nato-hq-2062")
    assert found.code == 2
    assert found.told == ["there is no call “nato-hq-2062” (did you mean “nato-hq-2026”?)."]
    found = cli("check", sample, "--call", "nato-hq-2062")
    assert found.told == ["--call: there is no call “nato-hq-2062” (did you mean “nato-hq-2026”?)."]


def test_two_calls_at_once_are_refused(cli: Cli, sample: Path, tmp_path: Path) -> None:
    found = cli("check", sample, "--call", "nato-2027", "--call-file", tmp_path / "x.toml")
    assert (found.code, len(found.told)) == (2, 1)


def test_a_call_given_beside_overrides_the_files_own(cli: Cli, sample: Path) -> None:
    found = cli("check", sample, "--call", "nato-hq-2025", "--json").json
    assert found["call"] == "nato-hq-2025"
    assert any("pasp-nasp" in note for note in found["notes"])


def test_a_call_file_overrides_the_files_own(cli: Cli, sample: Path, tmp_path: Path) -> None:
    call = tmp_path / "own.toml"
    call.write_text(
        'format = 1\nid = "own"\ntitle = { en = "Ours" }\n'
        'source = { kind = "own", document = "mine" }\n'
        '[[criterion]]\nid = "age"\nkind = "essential"\ntext = { en = "Be 30." }\n'
        "rule = { age_at_least = 30 }\n",
        encoding="utf-8",
    )
    found = cli("check", sample, "--call-file", call, "--json").json
    assert (found["call"], found["verdict"]) == ("own", "not_met")
    assert cli("plan", sample, "--call-file", call, "--json").json["state"] == "undated"


def test_faults_of_the_file_and_of_the_call_given_beside_are_told_together(
    cli: Cli, candidate: Candidate
) -> None:
    found = cli("check", candidate("name = 7\n"), "--call", "nato-hq-2062")
    assert found.code == 2
    assert len(found.told) == 2


def test_the_day_in_question_is_given_then_planned_then_today(
    cli: Cli, sample: Path, candidate: Candidate
) -> None:
    assert cli("check", sample, "--on", "2026-04-01", "--json").json["on"] == "2026-04-01"
    assert cli("check", sample, "--json").json["on"] == "2026-04-20"  # apply_on of the sample
    assert cli("check", candidate(), "--json").json["on"] == "2026-04-10"


def test_today_is_the_calls_today(cli: Cli, candidate: Candidate) -> None:
    late = ("--now", "2026-04-30T22:30:00+00:00")  # half past midnight in Brussels
    assert cli(*late, "check", candidate(), "--json").json["on"] == "2026-05-01"


def test_a_name_that_begins_with_a_dash_is_taken_after_two_dashes(
    program: Cli, tmp_path: Path, sample: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "-rf.toml").write_bytes(sample.read_bytes())
    found = program("check", "--json", "--", "-rf.toml")
    assert found.json["call"] == "nato-hq-2026"
    assert program("check", "--json", "./-rf.toml").json == found.json


def test_checklist_wants_to_know_where(cli: Cli, sample: Path) -> None:
    found = cli("checklist", sample)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "--pdf" in found.err
