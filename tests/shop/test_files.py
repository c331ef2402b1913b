"""The files that pages are made of: small scripts, known fonts, and no words where a setting has them."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from configurator.presentation.environment import environment, templates
from settings import DEFAULTS

STATIC = Path(__file__).parents[2] / "configurator" / "static"
SCRIPTS = [file for file in (STATIC / "js").rglob("*.js") if file.parent.name != "admin"]
KILOBYTE = 1024


def test_all_scripts_of_the_shop_together_are_at_most_12_kb_compressed() -> None:
    assert sum(len(gzip.compress(file.read_bytes())) for file in SCRIPTS) <= 12 * KILOBYTE


def test_scripts_neither_evaluate_text_nor_write_markup() -> None:
    for file in SCRIPTS:
        assert not re.search(r"\beval\b|new Function|innerHTML|document\.write", file.read_text())


def test_fonts_are_the_files_they_are_said_to_be_and_small() -> None:
    for line in (STATIC / "fonts" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        content = (STATIC / "fonts" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert len(content) <= 60 * KILOBYTE


def test_themes_set_the_same_properties() -> None:
    def properties(theme: str) -> set[str]:
        return set(re.findall(r"(--pc-[a-z-]+):", (STATIC / "css" / "themes" / f"{theme}.css").read_text())) - {
            "--pc-header"
        }

    assert properties("default") == properties("journal")


def test_colours_stand_in_themes_only() -> None:
    for name in ("base", "widgets", "pages"):
        for file in (STATIC / "css" / name).glob("*.css"):
            assert not re.findall(r"#[0-9a-f]{3,8}\b", file.read_text()), file


@pytest.mark.parametrize("theme", ["default", "journal"])
def test_every_template_can_be_read(theme: str) -> None:
    made = environment(theme, "en")
    names = made.list_templates(extensions=["html", "svg"])
    assert "pages/configurator.html" in names
    for name in names:
        made.get_template(name)


def test_the_words_of_the_settings_stand_in_no_template() -> None:
    words = [word for word in DEFAULTS["en"].values() if "%" not in word and " " in word]
    for file in templates().rglob("*.html"):
        text = file.read_text()
        assert [word for word in words if word in text] == []
