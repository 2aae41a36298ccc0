"""The main job, done with nothing but what a screen reader has, in French: from nothing to a PDF.

Every control is found by its role and its name in the platform's accessibility tree, and used
through its actions or, where a person would type, by keys.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.desktop.conftest import Desktop, Running
from tests.desktop.screen_reader import Thing, waited

NAME = "Élodie Ørsted"
OWN_WORDS = "J’ai tenu la caisse d’une épicerie pendant deux étés."
VACANCY = "Partenariats et politique"
SLOT = "Attestation d’études en cours"

pytestmark = pytest.mark.system(
    "Xvfb", "dbus-run-session", "dbus-daemon", "xdotool", "pdftotext", "pdfinfo"
)


def test_a_screen_reader_alone_gets_from_a_new_draft_to_a_pdf_in_french(desktop: Desktop) -> None:
    certificate = desktop.certificate()
    checklist = desktop.folder / "liste.pdf"
    with desktop.started() as program:
        program.window.get("push button", "Commencer\u00a0: Appel à stages 2026").act()
        put_the_recovery_key_off(program)
        tell_about_oneself(program)
        choose_a_vacancy(program)
        assert verdict_before_and_after_the_last_answer(program) == (
            "Pas encore connu pour le 10 avril 2026",
            "Oui, vous pouvez postuler le 10 avril 2026 – et jusqu’au 30 avril 2026",
        )
        program.hear("Admissibilité\u00a0: Oui le 10 avril")
        look_at_the_windows_as_a_table(program)
        give(program, certificate)
        write(program)
        export(program, checklist)
        program.press("ctrl+q")
    reads_well(checklist)
    kept = draft_kept(desktop)
    assert all(text in kept for text in (NAME, OWN_WORDS, certificate.name)), kept


def put_the_recovery_key_off(program: Running) -> None:
    """A new vault has a key to be written down; one may do it later."""
    dialog = waited(lambda: open_dialog(program), "the recovery key")
    waited(lambda: [t for t in dialog.walk() if "focused" in t.states], "focus in the dialog")
    program.press("Escape")
    closed(program)


def closed(program: Running) -> None:
    """The dialog is gone; the keyboard goes back to the window."""
    waited(lambda: open_dialog(program) is None, "the end of the dialog")
    program.take_keyboard()


def turn_to(program: Running, name: str) -> None:
    """Choose a task in the list at the left."""
    program.window.get("radio button", name).act()
    program.hear(name)
    arrived(program, name)


def arrived(program: Running, page: str) -> None:
    """A page has come to the front, and something on it has the focus."""
    program.window.get("heading", page)
    waited(lambda: [t for t in program.window.walk() if "focused" in t.states], f"focus on {page}")


def fill(place: Thing, name: str, text: str) -> None:
    field = place.get("text", name)
    field.focus()
    field.write(text)


def tell_about_oneself(program: Running) -> None:
    window = program.window
    arrived(program, "À propos de vous")
    fill(window, "Nom", NAME)
    fill(window, "Date de naissance", "3/5/2004")
    fill(window, "Nationalités", "Suède")
    program.press("Return")
    window.get("push button", "Retirer Suède")
    assert window.get("text", "Date de naissance").text == "3 mai 2004"
    for language, level in (("Anglais", "C1"), ("Français", "B2")):
        window.get("combo box", language).choose(level, program.press)
    window.get("push button", "Ajouter des études").act()
    study = program.app.get("dialog", "Études")
    fill(study, "Matière", "Relations internationales")
    study.get("combo box", "Niveau").choose("Licence", program.press)
    fill(study, "Début le", "1/9/2023")
    fill(study, "Fin le", "30/6/2026")
    study.get("push button", "Enregistrer ces études").act()
    closed(program)
    window.get("push button", "Modifier\u00a0: Relations internationales")


def choose_a_vacancy(program: Running) -> None:
    turn_to(program, "Choisir les postes")
    fill(program.window, "Rechercher parmi les postes", "partenariats")
    program.window.get("push button", f"Choisir\u00a0: {VACANCY}").act()
    program.window.get("push button", f"Retirer\u00a0: {VACANCY}")


def verdict_before_and_after_the_last_answer(program: Running) -> tuple[str, str]:
    turn_to(program, "Vérifier l’admissibilité")
    window = program.window
    before = window.get("heading", "Pas encore connu").name
    window.get("radio button", "Savez-vous faire des recherches et rédiger en anglais").act()
    after = window.get("heading", "Oui, vous pouvez").name
    return before, after


def look_at_the_windows_as_a_table(program: Running) -> None:
    window = program.window
    assert "Nationalité" in window.get("chart", "Frise chronologique").description
    window.get("check box", "Afficher en tableau").act()
    table = window.get("table", "")
    rows, columns = table.size()
    assert rows >= 4
    assert [table.column_header(n) for n in range(columns)][:2] == ["Condition", "Rempli"]
    assert table.cell(0, 0).name == "Nationalité"
    assert "7 mars 2024" in table.cell(0, 1).name


def give(program: Running, file: Path) -> None:
    turn_to(program, "Justifier ses études")
    slot = program.window.get("panel", SLOT)
    slot.get("push button", "Choisir des fichiers").act()
    name_file(program, file, "Ouvrir")
    waited(
        lambda: [t for t in program.window.walk() if t.name == file.name], "the file in its slot"
    )


def name_file(program: Running, file: Path, button: str) -> None:
    """Type a file's path into Qt's file dialog, which speaks French too, and accept it."""
    dialog = waited(lambda: open_dialog(program), "the file dialog")
    dialog.get("push button", button)
    name = dialog.get("text", "Nom de fichier")
    name.focus()
    name.write(str(file))
    program.press("Return")
    closed(program)


def open_dialog(program: Running) -> Thing | None:
    dialogs = [
        t
        for t in program.app.children()
        if t.role in ("dialog", "file chooser") and "showing" in t.states
    ]
    return next(iter(dialogs), None)


def write(program: Running) -> None:
    turn_to(program, "Rédiger soi-même")
    fill(program.window, "Motivation", OWN_WORDS)
    program.window.get("label", "9\u00a0mots")


def export(program: Running, file: Path) -> None:
    turn_to(program, "Relire et remettre")
    program.window.get("push button", "Exporter la liste (PDF)").act()
    name_file(program, file, "Enregistrer")
    waited(file.is_file, "the checklist")
    program.window.get("label", "Tout est enregistré sur cet ordinateur, chiffré")


def reads_well(pdf: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    text = text.replace("\u00a0", " ")
    for wanted in (NAME, VACANCY, "Suède", "3 mai 2004", "Rempli", "9 mots"):
        assert wanted in text, wanted
    about = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True)
    assert "Tagged:          yes" in about.stdout


def draft_kept(desktop: Desktop) -> str:
    """What the only draft in the vault holds, by the command line, once the window is closed."""
    (draft,) = json.loads(desktop.asked("draft", "list", "--json"))["drafts"]
    exported = desktop.folder / "brouillon.toml"
    desktop.asked("draft", "export", draft["id"], str(exported))
    return exported.read_text()
