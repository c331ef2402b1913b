"""The files that pages are made of: small scripts, known fonts, and no words where a setting has them."""

import gzip
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from configurator.presentation.environment import environment, templates
from configurator.presentation.palette import palette
from layers.stock.availability import Availability
from settings import DEFAULTS
from settings.model import THEMES

STATIC = Path(__file__).parents[2] / "configurator" / "static"
SCRIPTS = [
    file
    for file in (STATIC / "js").rglob("*.js")
    if file.relative_to(STATIC / "js").parts[0] not in ("admin", "editor")
]
KILOBYTE = 1024


def test_all_scripts_of_the_shop_together_are_at_most_14_kb_compressed() -> None:
    assert sum(len(gzip.compress(file.read_bytes())) for file in SCRIPTS) <= 14 * KILOBYTE


def test_scripts_neither_evaluate_text_nor_write_markup() -> None:
    for file in SCRIPTS:
        assert not re.search(r"\beval\b|new Function|innerHTML|document\.write", file.read_text())


def test_fonts_are_the_files_they_are_said_to_be_and_small() -> None:
    for line in (STATIC / "fonts" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        content = (STATIC / "fonts" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert len(content) <= 60 * KILOBYTE


@pytest.mark.parametrize("theme", THEMES)
def test_themes_set_the_same_properties(theme: str) -> None:
    def properties(theme: str) -> Counter[str]:
        found = re.findall(r"(--pc-[a-z-]+):", (STATIC / "css" / "themes" / f"{theme}.css").read_text())
        return Counter(name for name in found if name != "--pc-header")

    assert properties(theme) == properties("default")


@pytest.mark.parametrize("theme", THEMES)
def test_the_font_of_a_theme_is_served(theme: str) -> None:
    colours = palette(theme).light
    assert (STATIC / "fonts" / f"{colours['font_file']}.woff2").is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_what_they_stand_on(theme: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    colours = getattr(palette(theme), scheme)
    words = ("ink", "muted", *Availability)
    grounds = ("paper", "raised", "wash")
    pairs = [(word, ground) for word in words for ground in grounds] + [("on_accent", "accent")]
    assert [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < 4.5] == []


def contrast(one: str, other: str) -> float:
    """Of two colours `#rrggbb`."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [byte / 255 for byte in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_stand_in_themes_only() -> None:
    for name in ("base", "widgets", "pages"):
        for file in (STATIC / "css" / name).glob("*.css"):
            assert not re.findall(r"#[0-9a-f]{3,8}\b", file.read_text()), file


@pytest.mark.parametrize("theme", THEMES)
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
