"""The main job, done with nothing but what a screen reader has, in French: from nothing to a PDF.

Everything is reached by the keyboard, Tab by Tab, as those do who do not see the window; each stop
on the way must say by itself, in the platform's accessibility tree, what it is. What is typed is
typed by keys, but for words with accents, which are written as a dictation program does.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.desktop.conftest import PASSPHRASE, Desktop, Running
from tests.desktop.screen_reader import Thing, waited

NAME = "Élodie Ørsted"
OWN_WORDS = "J’ai tenu la caisse d’une épicerie pendant deux étés."
VACANCY = "Partenariats et politique"
SLOT = "Attestation d’études en cours"
FIRST_STEP = "Demander à votre université"

pytestmark = pytest.mark.system(
    "Xvfb", "dbus-run-session", "dbus-daemon", "xdotool", "pdftotext", "pdfinfo"
)


def test_a_screen_reader_alone_gets_from_a_new_draft_to_a_pdf_in_french(desktop: Desktop) -> None:
    certificate = desktop.certificate()
    checklist = desktop.folder / "liste.pdf"
    with desktop.started() as program:
        start(program)
        tell_about_oneself(program)
        choose_a_vacancy(program)
        assert verdict_before_and_after_the_last_answer(program) == (
            "Pas encore connu pour le 10 avril 2026",
            "Oui, vous pouvez postuler le 10 avril 2026 – et jusqu’au 30 avril 2026",
        )
        read_why(program)
        look_at_the_windows_as_a_table(program)
        give(program, certificate)
        write(program)
        tick_off(program)
        export(program, checklist)
        program.press("ctrl+q")
    reads_well(checklist)
    kept = draft_kept(desktop)
    assert all(text in kept for text in (NAME, OWN_WORDS, certificate.name)), kept


def start(program: Running) -> None:
    """On a computer without a key store: a new application, and a passphrase for what is kept."""
    focused_on(program, "Toutes les candidatures")
    program.tab_to("push button", "Commencer : Appel à stages 2026")
    program.press("space")
    waited(lambda: open_dialog(program), "the passphrase asked for")
    assert waited(lambda: in_dialog(program), "focus in the dialog").label == "Phrase de passe"
    program.type(PASSPHRASE)
    program.tab_to("text", "Confirmez la phrase de passe")
    program.type(PASSPHRASE)
    program.press("Return")
    put_the_recovery_key_off(program)


def put_the_recovery_key_off(program: Running) -> None:
    """A new vault has a key to be written down; one may do it later."""
    dialog = waited(lambda: open_dialog(program, "Votre clé de récupération"), "the recovery key")
    waited(lambda: in_dialog(program), "focus in the dialog")
    assert dialog.find("heading", "")
    program.press("Escape")
    closed(program)


def in_dialog(program: Running) -> Thing | None:
    """What has the keyboard, if it is in the dialog in front."""
    dialog = open_dialog(program)
    return next((t for t in dialog.walk() if "focused" in t.states), None) if dialog else None


def closed(program: Running) -> None:
    """The dialog is gone; the keyboard goes back to the window."""
    waited(lambda: open_dialog(program) is None, "the end of the dialog")
    program.take_keyboard()


def turn_to(program: Running, keys: str, name: str) -> None:
    """Go to a page by its keys; its name is said, and the keyboard is on it."""
    program.press(keys)
    arrived(program, name)


def arrived(program: Running, page: str) -> None:
    program.hear(page)
    focused_on(program, page)


def focused_on(program: Running, page: str) -> None:
    """A page has come to the front, and something on it has the focus."""
    program.window.get("heading", page)
    waited(lambda: [t for t in program.window.walk() if "focused" in t.states], f"focus on {page}")


def tell_about_oneself(program: Running) -> None:
    window = program.window
    arrived(program, "À propos de vous")
    program.tab_to("text", "Nom").write(NAME)
    born = program.tab_to("text", "Date de naissance")
    program.type("31/2/2004")
    program.press("Return")
    program.hear(
        "Date de naissance. Ce jour n’existe pas. Saisissez-le ainsi : 3/5/2004 ou 3 mai 2004."
    )
    program.press("ctrl+a")
    program.type("3/5/2004")
    program.tab_to("text", "Nationalités")
    assert born.text == "3 mai 2004"
    program.type("suede")
    program.press("Return")
    window.get("push button", "Retirer Suède")
    program.tab_to("push button", "Ajouter des études")
    program.press("space")
    enter_a_study(program)
    window.get("push button", "Modifier : Relations internationales")
    for language, level in (("Anglais", "C1"), ("Français", "B2")):
        program.tab_to("combo box", language).choose(level, program.press)


def enter_a_study(program: Running) -> None:
    program.app.get("dialog", "Études")
    assert waited(lambda: in_dialog(program), "focus in the dialog").label == "Matière"
    program.type("Relations internationales")
    program.tab_to("combo box", "Niveau").choose("Licence", program.press)
    program.tab_to("text", "Date de début")
    program.type("1/9/2023")
    program.tab_to("text", "Date de fin")
    program.type("30/6/2026")
    program.tab_to("push button", "Enregistrer ces études")
    program.press("space")
    closed(program)


def choose_a_vacancy(program: Running) -> None:
    turn_to(program, "ctrl+3", "Choisir les postes")
    assert program.here.label == "Rechercher parmi les postes"
    program.type("partenariats")
    program.tab_to("push button", f"Choisir : {VACANCY}")
    program.press("space")
    program.window.get("push button", f"Retirer : {VACANCY}")


def verdict_before_and_after_the_last_answer(program: Running) -> tuple[str, str]:
    program.tab_to("push button", "Continuer : admissibilité")
    program.press("space")
    arrived(program, "Vérifier l’admissibilité")
    window = program.window
    before = window.get("heading", "Pas encore connu").name
    program.tab_to("radio button", "Savez-vous faire des recherches et rédiger en anglais")
    program.press("space")
    program.hear("Admissibilité : Oui le 10 avril")
    after = window.get("heading", "Oui, vous pouvez").name
    return before, after


def read_why(program: Running) -> None:
    """After the last answer the keyboard is at the reasons; each opens to what it rests on."""
    waited(lambda: program.here.role == "list item", "the reasons")
    row = program.here
    assert row.label.startswith("Rempli. "), row.label
    assert "Suède" in row.label, row.label
    assert {"expandable", "collapsed"} <= row.states
    program.press("Return")
    waited(lambda: program.here.label == "Quelles nationalités avez-vous ?", "the question")
    assert {"expandable", "expanded"} <= row.states
    program.tab_to("push button", "Fermer : ", back=True)
    program.press("space")
    waited(lambda: "collapsed" in row.states, "the row closed")


def look_at_the_windows_as_a_table(program: Running) -> None:
    window = program.window
    assert "Nationalité" in window.get("chart", "Frise chronologique").description
    program.tab_to("check box", "Afficher en tableau")
    program.press("space")
    table = window.get("table", "Frise chronologique en tableau")
    rows, columns = table.size()
    assert rows >= 4
    assert [table.column_header(n) for n in range(columns)][:2] == ["Condition", "Rempli"]
    program.press("shift+Tab", "ctrl+Home", "Right")
    cell = waited(lambda: program.here if program.here.role == "cell" else None, "a cell")
    assert "7 mars 2024" in cell.name
    assert table.cell(0, 0).name == "Nationalité"


def give(program: Running, file: Path) -> None:
    turn_to(program, "ctrl+5", "Justifier ses études")
    program.tab_to("push button", f"Choisir des fichiers… : {SLOT}")
    program.press("space")
    name_file(program, file, "Ouvrir")
    program.hear(f"{SLOT}, avec les dates : Prête")
    assert [t for t in program.window.walk() if t.name == file.name]


def name_file(program: Running, file: Path, button: str) -> None:
    """Type a file's path into Qt's file dialog, which speaks French too, and accept it."""
    dialog = waited(lambda: open_dialog(program), "the file dialog")
    dialog.get("push button", button)
    name = dialog.get("text", "Nom de fichier")
    waited(lambda: "focused" in name.states, "focus in the name of the file")
    name.write(str(file))
    program.press("Return")
    closed(program)


def open_dialog(program: Running, name: str = "") -> Thing | None:
    dialogs = [
        t
        for t in program.app.children()
        if t.role in ("dialog", "file chooser") and "showing" in t.states
    ]
    return next((each for each in dialogs if each.name.startswith(name)), None)


def write(program: Running) -> None:
    turn_to(program, "ctrl+6", "Rédiger soi-même")
    program.tab_to("text", "Motivation").write(OWN_WORDS)
    program.window.get("label", "9 mots")


def tick_off(program: Running) -> None:
    turn_to(program, "ctrl+7", "Tenir les échéances")
    step = program.tab_to("check box", f"Fait : {FIRST_STEP}")
    assert "checked" not in step.states
    assert "jeu. 2 avr. 2026" in step.description
    program.press("space")
    waited(lambda: "checked" in step.states, "the step ticked off")


def export(program: Running, file: Path) -> None:
    turn_to(program, "ctrl+8", "Relire et remettre")
    program.tab_to("push button", "Exporter la liste (PDF)")
    program.press("space")
    name_file(program, file, "Enregistrer")
    program.hear(f"Enregistré : {file.name}. Dans le dossier {file.parent}.")
    assert file.is_file()
    program.window.get("label", "Tout est enregistré sur cet ordinateur, chiffré")


def reads_well(pdf: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    text = text.replace("\u00a0", " ")
    wanted = (
        NAME,
        VACANCY,
        "Suède",
        "3 mai 2004",
        "Rempli",
        "9 mots",
        "certificate.pdf",
        FIRST_STEP,
    )
    for each in (*wanted, "Oui, le 10 avril 2026"):
        assert each in text, each
    assert "En retard depuis le 2 avril" not in text  # ticked off
    about = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True)
    assert "Tagged:          yes" in about.stdout
    with pikepdf.open(pdf) as opened:
        assert str(opened.Root.Lang) == "fr"


def draft_kept(desktop: Desktop) -> str:
    """What the only draft in the vault holds, by the command line, once the window is closed."""
    (draft,) = json.loads(desktop.asked("draft", "list", "--json"))["drafts"]
    exported = desktop.folder / "brouillon.toml"
    desktop.asked("draft", "export", draft["id"], str(exported))
    return exported.read_text()
