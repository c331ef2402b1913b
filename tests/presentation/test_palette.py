"""The colours that mails take from a theme's stylesheet."""

import re
from pathlib import Path

import pytest

from configurator.presentation import palette
from configurator.presentation.environment import environment
from layers.stock.availability import Availability
from settings.model import THEMES

STYLES = """
/* --pc-ink: no; */
@layer theme {
  :root { --pc-ink: #111; --pc-low-stock: rgb(1 2 3 / 50%); --other: red; color: blue; }
  @media (prefers-color-scheme: dark) { :root { --pc-ink: #eee; } }
  @media (min-width: 40em) { .pc-card { --pc-muted: #999; } }
}
"""


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "own.css").write_text(STYLES)
    monkeypatch.setattr(palette, "THEMES", tmp_path)
    palette.palette.cache_clear()
    return "own"


def test_a_palette_is_what_the_root_of_a_theme_has(theme: str) -> None:
    assert palette.palette(theme).light == {"ink": "#111", "low_stock": "rgb(1 2 3 / 50%)"}


def test_in_dark_a_colour_that_is_not_set_for_dark_is_as_in_light(theme: str) -> None:
    assert palette.palette(theme).dark == {"ink": "#eee", "low_stock": "rgb(1 2 3 / 50%)"}


@pytest.mark.parametrize("theme", THEMES)
def test_a_mail_can_write_each_colour_of_our_themes(theme: str) -> None:
    """Mail programs know no colours but these, and no properties."""
    colours = environment(theme, "en").get_template("mail/colours.html").module
    needed = ("paper", "card", "ink", "muted", "line", "ground", "accent", "on_accent", *Availability)
    for shades in (colours.light, colours.dark):  # type: ignore[attr-defined]
        assert {name for name in needed if not re.fullmatch("#[0-9a-f]{6}", shades[name])} == set()
