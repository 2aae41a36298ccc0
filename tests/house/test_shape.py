"""The shape of the code: one subject a module, a function on a screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.checkout import ROOT

LONGEST_MODULE = 300
LONGEST_FUNCTION = 50


def modules() -> Iterator[tuple[Path, str]]:
    for file in sorted((ROOT / "nato_apply").rglob("*.py")):
        yield file.relative_to(ROOT), file.read_text(encoding="utf-8")


def test_no_module_is_longer_than_one_subject_needs() -> None:
    lengths = {str(file): len(source.splitlines()) for file, source in modules()}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{file}:{function.lineno} {function.name}"
        for file, source in modules()
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_a_room_says_what_it_is_and_hands_nothing_on() -> None:
    # A package that names what its modules hold invites circles.
    busy = [
        str(file)
        for file, source in modules()
        if file.name == "__init__.py" and file.parent.name != "nato_apply"
        for statement in ast.parse(source).body
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
    assert busy == []
