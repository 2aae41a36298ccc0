"""The guide and the README: no dead link, both languages, examples that work, good French."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from nato_apply.calls.catalogue import Catalogue
from nato_apply.ui import guide
from tests.house.checkout import ROOT
from tools import translations

GUIDE = ROOT / "docs" / "guide"
PAGES = guide.FILES["fr"]
TEXTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FRENCH = sorted((GUIDE / "fr").glob("*.md"))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_NAMED = re.compile(r"(?<![*\w])\*{1,2}([^*]+?)\*{1,2}(?![*\w])")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The text without its code; a word stands for code within a sentence."""
    return _INLINE_CODE.sub("code", _BLOCK.sub("", text))


def anchors(file: Path) -> set[str]:
    """The headings as a link names them."""
    headings = _HEADING.findall(_BLOCK.sub("", read(file)))
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def dead_links(file: Path) -> list[str]:
    dead = []
    for target in _LINK.findall(prose(read(file))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (file.parent / path).resolve() if path else file
        inside = there.is_relative_to(ROOT) and there.exists()
        if not inside or (anchor and anchor not in anchors(there)):
            dead.append(target)
    return dead


def examples(file: Path) -> list[str]:
    return [code for kind, code in _BLOCK.findall(read(file)) if kind == "toml"]


@pytest.mark.parametrize("file", TEXTS, ids=name)
def test_every_link_and_picture_leads_somewhere(file: Path) -> None:
    assert dead_links(file) == []


def test_the_readme_links_to_the_guide() -> None:
    assert {"docs/guide/en/index.md", "docs/guide/fr/index.md"} <= set(
        _LINK.findall(read(ROOT / "README.md"))
    )


def test_each_english_page_has_its_french_one() -> None:
    assert {file.stem for file in (GUIDE / "en").glob("*.md")} == PAGES.keys()
    assert {file.stem for file in FRENCH} == set(PAGES.values())


@pytest.mark.parametrize(("english", "french"), PAGES.items())
def test_both_languages_have_the_same_parts(english: str, french: str) -> None:
    def outline(file: Path) -> list[int]:
        text = _BLOCK.sub("", read(file))
        return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]

    pages = (GUIDE / "en" / f"{english}.md", GUIDE / "fr" / f"{french}.md")
    assert outline(pages[0]) == outline(pages[1])
    assert len(examples(pages[0])) == len(examples(pages[1]))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_language_has_its_own_pictures_small_and_all_of_them_shown(language: str) -> None:
    folder = GUIDE / language
    there = sorted((folder / "pictures").iterdir())
    shown = set()
    for page in folder.glob("*.md"):
        targets = _LINK.findall(prose(read(page)))
        shown |= {folder / target for target in targets if target.endswith(".png")}
    assert shown == set(there)
    assert len(there) <= 8
    for picture in there:
        assert picture.stat().st_size < 150_000, picture.name
        with Image.open(picture) as opened:
            assert opened.mode == "P", picture.name


def test_both_languages_show_the_same_things() -> None:
    english, french = ({p.name for p in (GUIDE / x / "pictures").iterdir()} for x in ("en", "fr"))
    assert english == french
    for name in english:
        assert (GUIDE / "en/pictures" / name).read_bytes() != (
            GUIDE / "fr/pictures" / name
        ).read_bytes()


@pytest.mark.parametrize("page", ["en/calls.md", "fr/appels.md"])
def test_the_example_calls_are_good(page: str, tmp_path: Path) -> None:
    found = examples(GUIDE / page)
    assert len(found) == 2
    for code in found:
        file = tmp_path / "call.toml"
        file.write_text(code, encoding="utf-8")
        call = Catalogue().load(file)
        assert call.id == tomllib.loads(code)["id"]


@pytest.mark.parametrize("file", FRENCH, ids=name)
def test_french_is_set_as_french(file: Path) -> None:
    text = prose(read(file)).replace("| --- ", "")
    assert re.findall(r".*[ \n][:;?»].*|.* !(?!\[).*|.*« .*", text) == []
    assert re.findall(r".*\w'\w.*|.*'.*", text) == []
    assert re.findall(r".*\w[;!?»].*", text) == []


def shown(language: str) -> set[str]:
    """Every text of the program, without the letter that opens a menu; of a sentence, its name."""
    found: set[str] = set()
    for message in translations.catalogue(translations.FRENCH):
        text = (message.string if language == "fr" else message.id) or ""
        found |= {each.replace("&", "") for each in ([text] if isinstance(text, str) else text)}
    return found | {each.partition(":")[0].rstrip() for each in found}


def controls(file: Path) -> list[str]:
    """What the guide names: in bold or italics with a capital, and not a sentence of its own."""
    text = re.sub(r" *\n *", " ", prose(read(file)).replace("\n\n", "\n\n#\n\n"))
    names = [name for name in _NAMED.findall(text) if not name.endswith(".")]
    return [name for name in names if name[0].isupper() and "," not in name]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_guide_names_is_called_so_in_the_program(language: str) -> None:
    known = shown(language)
    named = [(file.stem, n) for file in (GUIDE / language).glob("*.md") for n in controls(file)]
    assert len(named) > 50
    made = [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(t))) for t in known if ": {" in t]
    other = [each for each in named if each[1] not in known]
    assert [each for each in other if not any(m.fullmatch(each[1]) for m in made)] == []


def test_a_control_that_is_called_otherwise_would_be_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Press **Save\nthe lot…**, or *not*. **Note.** See *Settings*.", "utf-8")
    assert controls(page) == ["Save the lot…", "Settings"]
