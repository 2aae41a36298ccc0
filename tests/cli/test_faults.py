"""What is wrong with a file: one line a fault, naming file and key, all at once, exit 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Candidate, Cli, tree

MANY = """
choises = ["pasp-nasp"]
choices = ["pasp-nasp", "pasp-mo", "pasp-ip", "pasp-nsap"]
[person]
born = 2044-01-01
nationalities = ["SE", "XX"]
[languages]
en = "fluent"
[[studies]]
level = "bachelor"
started = 2024-09-01
ends = 2023-06-01
[answers]
drafts-in-english = "yes"
"""


@pytest.mark.parametrize("command", ["check", "plan", "documents", "checklist", "import"])
def test_every_fault_is_told_at_once_with_file_and_key(
    cli: Cli, candidate: Candidate, command: str, data: Path
) -> None:
    file = candidate(MANY)
    before = tree(file.parent)
    arguments = ["draft", "import", file] if command == "import" else [command, file]
    found = cli(*arguments, *(["--json"] if command == "checklist" else []))
    assert (found.code, found.out) == (2, "")
    keys = [line.removeprefix(f"{file}: ").partition(": ")[0] for line in found.told]
    assert set(keys) == {
        "choises",
        "choices",
        "choices[3]",
        "person.born",
        "person.nationalities[1]",
        "languages.en",
        "studies[0].ends",
        "answers.drafts-in-english",
    }
    assert all(line.startswith(f"{file}: ") for line in found.told)
    assert tree(file.parent) == before
    assert not data.exists()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('choices = ["pasp-nsap"]', "“pasp-nasp”"),
        ('choises = ["pasp-nasp"]', "“choices”"),
        ('[person]\nnationality = ["SE"]', "“nationalities”"),
        ('[languages]\nen = "c1"', "“C1”"),
        ('[[documents]]\nslot = "qualification"\nfile = "x.pdf"', "“qualifications”"),
        ('[[studies]]\nlevel = "batchelor"', "“bachelor”"),
    ],
)
def test_an_unknown_word_suggests_the_nearest_known_one(
    cli: Cli, candidate: Candidate, text: str, hint: str
) -> None:
    found = cli("check", candidate(text))
    assert found.code == 2
    assert f"did you mean {hint}?" in found.err


def test_a_fourth_choice_is_refused(cli: Cli, candidate: Candidate) -> None:
    found = cli("check", candidate('choices = ["pasp-nasp", "pasp-mo", "pasp-ip", "pasp-pe"]'))
    assert found.code == 2
    (line,) = found.told
    assert ": choices: 4 vacancies are chosen and this call allows 3." in line


def test_no_call_given_anywhere_is_a_fault_of_the_file(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "candidate.toml"
    file.write_text("format = 1\n", encoding="utf-8")
    found = cli("check", file)
    assert found.code == 2
    assert found.err.startswith(f"{file}: call: no call is given.")
    assert cli("check", file, "--call", "nato-2027").code == 0


def test_a_call_file_with_faults_is_told_fault_by_fault(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "call.toml"
    file.write_text('format = 1\nid = "Bad Id"\ntitle = 3\n', encoding="utf-8")
    found = cli("call-validate", file)
    assert (found.code, found.out) == (2, "")
    assert [line.split(": ")[:2] for line in found.told] == [
        [str(file), key] for key in ("id", "title", "source")
    ]


def test_a_good_call_file_is_said_to_be_good(cli: Cli) -> None:
    good = Path(__file__).parent.parent / "calls" / "good" / "minimal.toml"
    found = cli("call-validate", good)
    assert (found.code, found.err) == (0, "")
    assert str(good) in found.out


def test_a_broken_call_of_the_users_own_is_a_warning_and_the_rest_goes_on(
    cli: Cli, data: Path
) -> None:
    (data / "calls").mkdir(parents=True)
    broken, hidden = data / "calls" / "broken.toml", data / "calls" / "hidden.toml"
    broken.write_text('format = 1\nid = "broken"\n', encoding="utf-8")
    hidden.write_text('format = 1\nid = "nato-2027"\n', encoding="utf-8")
    found = cli("calls")
    assert found.code == 0
    assert "nato-hq-2026" in found.out
    assert "broken" not in found.out
    assert all(line.startswith("warning: ") for line in found.told)
    assert {name for name in (broken, hidden) if str(name) in found.err} == {broken, hidden}


def test_the_users_own_calls_come_after_the_built_in_ones(cli: Cli, data: Path) -> None:
    (data / "calls").mkdir(parents=True)
    (data / "calls" / "mine.toml").write_text(
        'format = 1\nid = "aaa-mine"\ntitle = { fr = "À moi" }\n'
        'source = { kind = "own", document = "rien" }\n',
        encoding="utf-8",
    )
    last = cli("calls", "--json").json["calls"][-1]
    assert (last["id"], last["title"], last["source"]) == ("aaa-mine", "À moi [FR]", "own")


def test_no_traceback_is_shown_for_a_fault_of_the_program(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("the candidate is Zoë")

    monkeypatch.setattr("nato_apply.cli.check.assess", breaks)
    found = cli("check", sample)
    assert (found.code, found.out) == (1, "")
    (line,) = found.told
    log = data / "logs" / "nato_apply.log"
    assert "ZeroDivisionError" in line
    assert str(log) in line
    assert "Zoë" not in found.err
    assert "check.py" in log.read_text(encoding="utf-8")  # where it happened
    assert "Zoë" not in log.read_text(encoding="utf-8")


def test_debug_shows_the_traceback(cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("nato_apply.cli.check.assess", breaks)
    with pytest.raises(ZeroDivisionError):  # the interpreter prints it
        cli("--debug", "check", sample)


def test_a_log_that_cannot_be_written_is_no_second_fault(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    data.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr("nato_apply.cli.check.assess", breaks)
    found = cli("check", sample)
    assert (found.code, len(found.told)) == (1, 1)
