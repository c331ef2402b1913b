"""The files that the editor is made of."""

import hashlib
import re
from pathlib import Path

from configurator.admin.editor.boot import SCRIPTS
from configurator.admin.editor.modules import STAGE
from tests.admin.desk import Desk

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / SCRIPTS
OWN = [file for file in FOLDER.rglob("*.js") if file.parent.name != "vendor"]
IMPORT = re.compile(r'from "(\.[^"]+)"')


def test_the_library_is_the_file_it_is_said_to_be() -> None:
    digest, name = (FOLDER / "vendor" / "SHA256SUMS").read_text().split()
    assert hashlib.sha256((FOLDER / "vendor" / name).read_bytes()).hexdigest() == digest


def test_modules_neither_evaluate_text_nor_write_markup() -> None:
    assert OWN
    for file in OWN:
        assert not re.search(r"\beval\b|new Function|innerHTML|document\.write", file.read_text()), file


def test_the_editor_needs_every_module_of_its_folder() -> None:
    needed, seen = [FOLDER / "editor.js", FOLDER / STAGE / "preview.js"], set()
    while needed:
        file = needed.pop()
        seen.add(file)
        imported = {(file.parent / path).resolve() for path in IMPORT.findall(file.read_text())}
        needed += imported - seen - set(needed)
    assert {file for file in seen if file.is_relative_to(FOLDER)} == set(FOLDER.rglob("*.js"))


def test_the_page_names_every_module(designer: Desk) -> None:
    text = designer.opens("/admin/configurators/watch").text
    named = re.findall(r'(?:modulepreload" href|src)="/static/\w+/js/editor/([^"]+)"', text)
    of_the_page = {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.js")}
    assert set(named) == {name for name in of_the_page if not name.startswith(STAGE)}


def test_every_sentence_is_written_where_it_can_be_found() -> None:
    """Messages are extracted from literal texts."""
    for file in OWN:
        if file.name != "words.js":
            assert not re.search(r"\b[np]?gettext\((?!\s*\")", file.read_text()), file


def test_a_colour_is_a_custom_property() -> None:
    styles = [*(ROOT / "configurator" / "static" / "css" / "editor").glob("*.css")]
    assert styles
    for file in styles:
        for line in file.read_text().splitlines():
            assert not re.search(r"#[0-9a-f]{3,8}\b", line) or line.strip().startswith(("--pc-", "#")), line
