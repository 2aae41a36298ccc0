"""Word by word: what was added, what was removed, and that nothing gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nato_apply.candidate.word_diff import Piece, word_diff

TEXTS = st.text(st.sampled_from("ab é\n\t.,"), max_size=40)


def test_a_changed_word_is_removed_and_added() -> None:
    found = word_diff("I led four volunteers.", "I led five volunteers.")
    assert [(p.kind, p.text.strip()) for p in found] == [
        ("same", "I led"),
        ("removed", "four"),
        ("added", "five"),
        ("same", "volunteers."),
    ]


def test_the_same_text_is_one_piece() -> None:
    assert word_diff("Once more.", "Once more.") == [Piece("same", "Once more.")]


def test_from_nothing_everything_is_added() -> None:
    assert word_diff("", "A text.") == [Piece("added", "A text.")]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_pieces(before: str, after: str) -> None:
    found = word_diff(before, after)
    assert "".join(p.text for p in found if p.kind != "added") == before
    assert "".join(p.text for p in found if p.kind != "removed") == after


def test_a_long_text_edited_at_both_ends_is_compared_quickly() -> None:
    text = " ".join(f"word{n % 50}" for n in range(4000))
    found = word_diff(f"a {text} z", f"b {text} y")
    assert [p.kind for p in found].count("same") >= 1
