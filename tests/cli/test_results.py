"""JSON, exactly as the contract has it: keys in order, types, dates, offsets."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Candidate, Cli

BUILT_IN = ["nato-2027", "nato-hq-2026", "nato-hq-2025", "nato-ims-2018", "nato-ims-cs-2017"]

# The candidate of the contract's own example.
SWEDE = """
apply_on = 2026-04-20
[person]
born = 2004-05-03
nationalities = ["SE"]
[languages]
en = "C1"
[[studies]]
level = "bachelor"
started = 2022-09-01
ends = 2025-04-14
awarded = 2025-04-14
[answers]
drafts-in-english = true
"""


def test_calls_lists_every_call_with_its_state(cli: Cli) -> None:
    rows = cli("calls", "--json").json["calls"]
    assert [row["id"] for row in rows] == BUILT_IN
    assert rows[1] == {
        "id": "nato-hq-2026",
        "title": "Internship Call 2026: Political Affairs and Security Policy Division",
        "state": "open",
        "closes": "2026-04-30T23:59:00+02:00",
        "vacancies": 9,
        "source": "official",
    }
    assert list(rows[1]) == ["id", "title", "state", "closes", "vacancies", "source"]
    assert (rows[0]["closes"], rows[0]["state"], rows[0]["source"]) == (
        None,
        "undated",
        "third-party",
    )


def test_call_has_the_keys_of_the_call_file(cli: Cli) -> None:
    call = cli("call", "nato-hq-2026", "--json").json
    assert call["format"] == 1
    assert call["max_choices"] == 3
    assert [vacancy["id"] for vacancy in call["vacancy"]][:2] == ["pasp-wps-hs", "pasp-nasp"]
    assert call["window"]["closes"] == "2026-04-30T23:59:00"
    language = next(each for each in call["criterion"] if each["id"] == "language")
    assert language["rule"] == {"language": {"any_of": ["en", "fr"], "level": "B2"}}
    assert isinstance(language["text"], str)
    assert {"question", "competency", "document", "step", "milestone", "notice"} <= call.keys()


def test_check_gives_what_the_contract_shows(cli: Cli, candidate: Candidate) -> None:
    found = cli("check", candidate(SWEDE), "--json").json
    assert list(found) == [
        "call",
        "on",
        "verdict",
        "criteria",
        "missing",
        "next_question",
        "windows",
        "can_apply",
        "notes",
    ]
    study = next(each for each in found["criteria"] if each["id"] == "study")
    assert isinstance(study.pop("text"), str)
    because = study.pop("because")
    assert study == {
        "id": "study",
        "kind": "essential",
        "status": "arguable",
        "cite": "Essential 3",
        "missing": [],
        "met": [["2024-09-01", "2026-04-14"]],
        "arguable": [["2022-09-01", "2024-08-31"], ["2026-04-15", None]],
    }
    assert "14 April 2025" in because
    assert found["windows"] == [
        {"from": "2025-05-03", "until": "2026-04-14", "verdict": "met"},
        {"from": "2026-04-15", "until": None, "verdict": "arguable"},
    ]
    assert found["can_apply"] == [
        {"from": "2025-05-03", "until": "2026-04-14", "verdict": "met"},
        {"from": "2026-04-15", "until": "2026-04-30", "verdict": "arguable"},
    ]
    assert (found["call"], found["on"], found["verdict"]) == (
        "nato-hq-2026",
        "2026-04-20",
        "arguable",
    )
    assert (found["missing"], found["next_question"], found["notes"]) == ([], None, [])


def test_a_clause_is_named_as_the_notice_names_it_for_programs_and_in_french_for_readers(
    cli: Cli, sample: Path
) -> None:
    found = cli("--lang", "fr", "check", sample, "--json").json
    cites = {each["id"]: each["cite"] for each in found["criteria"]}
    assert (cites["study"], cites["degree"]) == ("Essential 3", "Desirable 1")
    call = cli("--lang", "fr", "call", "nato-hq-2026", "--json").json
    assert call["criterion"][2]["cite"] == "Essential 3"
    told = cli("--lang", "fr", "check", sample).out
    assert "Essentiel 3" in told
    assert "Souhaité 1" in told
    assert "Essential" not in told


def test_a_criterion_has_its_keys_in_the_contracts_order(cli: Cli, sample: Path) -> None:
    for criterion in cli("check", sample, "--json").json["criteria"]:
        assert list(criterion) == [
            "id",
            "kind",
            "status",
            "cite",
            "text",
            "because",
            "missing",
            "met",
            "arguable",
        ]


def test_a_call_that_states_no_condition_has_no_verdict_to_give(cli: Cli, sample: Path) -> None:
    found = cli("check", sample, "--call", "nato-ims-2018", "--json").json
    assert (found["verdict"], found["windows"], found["can_apply"]) == ("unstated", [], [])


def test_plan_gives_every_item_in_both_times(cli: Cli, sample: Path) -> None:
    found = cli("plan", sample, "--json").json
    assert list(found) == [
        "call",
        "now",
        "zone",
        "state",
        "opens",
        "closes",
        "closes_local",
        "remaining_s",
        "items",
    ]
    assert (found["zone"], found["state"], found["opens"]) == ("Europe/Brussels", "open", None)
    assert found["closes"] == "2026-04-30T23:59:00+02:00"
    assert found["closes_local"] == "2026-05-01T00:59:00+03:00"  # the tests are in Athens
    assert found["remaining_s"] == 20 * 86_400 + 14 * 3600 + 59 * 60
    assert datetime.fromisoformat(found["now"]) == datetime.fromisoformat(
        "2026-04-10T09:00:00+02:00"
    )
    last = found["items"][-1]
    assert list(last) == [
        "id",
        "kind",
        "title",
        "due",
        "due_local",
        "done",
        "overdue",
        "why",
    ]
    assert (last["id"], last["kind"], last["due"]) == ("closes", "official", found["closes"])
    assert [item["due"] for item in found["items"]] == sorted(i["due"] for i in found["items"])


def test_once_submitted_no_step_is_late_or_still_to_do(cli: Cli, candidate: Candidate) -> None:
    file = candidate("[submitted]\nat = 2026-04-08T10:00:00+02:00")
    found = cli("plan", file)
    assert "Submitted on 8 April 2026. Nothing more has to be done by these dates." in found.out
    assert "no longer needed (advice)" in found.out
    assert not any(item["overdue"] for item in cli("plan", file, "--json").json["items"])


def test_an_undated_plan_says_so_with_nulls(cli: Cli, sample: Path) -> None:
    found = cli("plan", sample, "--call", "nato-2027", "--json").json
    assert (found["state"], found["closes"], found["closes_local"], found["remaining_s"]) == (
        "undated",
        None,
        None,
        None,
    )
    assert found["items"] == []


def test_documents_gives_each_slot_and_what_each_file_is_worth(
    cli: Cli, candidate: Candidate, tmp_path: Path
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "diploma.pdf").write_bytes(b"no PDF at all")
    file = candidate(
        SWEDE
        + '[[documents]]\nslot = "qualifications"\nfile = "papers/diploma.pdf"\n'
        + '[[documents]]\nslot = "qualifications"\nfile = "gone.pdf"\n'
    )
    found = cli("documents", file, "--json").json
    assert list(found) == ["call", "slots", "ready"]
    assert found["ready"] is False
    slot = found["slots"][0]
    assert list(slot) == ["id", "title", "required", "why", "files", "state"]
    assert (slot["id"], slot["required"], slot["state"]) == ("qualifications", True, "incomplete")
    there, gone = slot["files"]
    assert list(there) == ["file", "sha256", "media_type", "pages", "language", "findings"]
    assert there["file"] == "papers/diploma.pdf"
    assert re.fullmatch("[0-9a-f]{64}", there["sha256"])
    assert list(there["findings"][0]) == ["code", "severity", "text"]
    assert (gone["file"], gone["sha256"], gone["findings"][0]["severity"]) == (
        "gone.pdf",
        None,
        "stop",
    )


def test_a_slot_whose_need_is_not_known_is_null(cli: Cli, candidate: Candidate) -> None:
    slots = cli("documents", candidate(), "--json").json["slots"]
    assert {slot["required"] for slot in slots} == {None}


def test_checklist_prints_what_stands_in_it(cli: Cli, sample: Path) -> None:
    found = cli("checklist", sample, "--json").json
    assert found["call"]["id"] == "nato-hq-2026"
    assert [choice["id"] for choice in found["choices"]] == ["pasp-nasp", "pasp-mo"]


def test_json_is_one_object_of_utf_8_without_escapes(cli: Cli, sample: Path) -> None:
    for command in ("check", "plan", "documents", "checklist"):
        out = cli(command, sample, "--json").out
        assert isinstance(json.loads(out), dict)
        assert "\\u" not in out
    assert "Zoë Ångström" in cli("checklist", sample, "--json").out


def moments(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in moments(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in moments(inner)]
    return [value] if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value) else []


@pytest.mark.parametrize("command", ["check", "plan", "documents", "checklist"])
def test_dates_are_days_and_instants_have_an_offset(cli: Cli, sample: Path, command: str) -> None:
    for text in moments(cli(command, sample, "--json").json):
        if "T" in text:
            assert datetime.fromisoformat(text).tzinfo is not None, text
        else:
            assert date.fromisoformat(text).isoformat() == text


def test_the_same_question_gets_the_same_bytes(cli: Cli, sample: Path) -> None:
    for command in ("check", "plan", "documents", "checklist"):
        assert cli(command, sample, "--json") == cli(command, sample, "--json")


def test_drafts_are_listed_as_the_contract_has_them(drafts: Cli, sample: Path) -> None:
    saved = drafts("draft", "import", sample, "--json").json
    assert list(saved) == ["id", "revision"]
    assert saved["revision"] == 1
    (row,) = drafts("draft", "list", "--json").json["drafts"]
    assert list(row) == ["id", "name", "call", "revision", "saved_at"]
    assert row["id"] == saved["id"]
    assert (row["name"], row["call"], row["revision"]) == ("Sample application", "nato-hq-2026", 1)
    assert datetime.fromisoformat(row["saved_at"]) == datetime.fromisoformat(
        "2026-04-10T09:00:00+02:00"
    )


def test_a_history_names_each_revision_and_what_it_changed(drafts: Cli, sample: Path) -> None:
    draft = drafts("draft", "import", sample, "--json").json["id"]
    (row,) = drafts("draft", "history", draft, "--json").json["revisions"]
    assert list(row) == ["revision", "saved_at", "hash", "changes"]
    assert re.fullmatch("[0-9a-f]{64}", row["hash"])
    assert all(isinstance(change, str) for change in row["changes"])


def test_a_vault_that_is_not_there_yet_lists_no_drafts(cli: Cli, data: Path) -> None:
    assert cli("draft", "list", "--json").json == {"drafts": []}
    assert not data.exists()
