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
    monkeypatch.setattr(palette, "STYLESHEETS", tmp_path)
    palette.palette.cache_clear()
    return "own"


def test_a_palette_is_what_the_root_of_a_theme_has(theme: str) -> None:
    assert palette.palette(theme).light == {"ink": "#111", "low_stock": "rgb(1 2 3 / 50%)"}


def test_in_dark_a_colour_that_is_not_set_for_dark_is_as_in_light(theme: str) -> None:
    assert palette.palette(theme).dark == {"ink": "#eee", "low_stock": "rgb(1 2 3 / 50%)"}


REFERENCES = {
    "--pc-a: var(--hue); --hue: #123456;": {"a": "#123456"},
    "--pc-a: var( --hue , red ); --hue: #123456;": {"a": "#123456"},
    "--pc-a: var(--missing, #abc);": {"a": "#abc"},
    "--pc-a: var(--missing, var(--gone, 1px 2px));": {"a": "1px 2px"},
    "--pc-a: var(--missing,);": {"a": ""},
    "--pc-a: var(--missing); --pc-b: blue;": {"b": "blue"},
    "--pc-a: 0 0 4px rgb(var(--red) 0 0 / 10%); --red: 7;": {"a": "0 0 4px rgb(7 0 0 / 10%)"},
    "--pc-a: {x: (var(--red))}; --red: 7;": {"a": "{x: (7)}"},
    "--pc-a: VAR(--red); --red: 7; --RED: 8;": {"a": "7"},
    "--pc-a: var(--pc-b); --pc-b: var(--pc-c); --pc-c: 1em;": {"a": "1em", "b": "1em", "c": "1em"},
    "--pc-a: var(--pc-b); --pc-b: var(--pc-a); --pc-c: var(--pc-a, 3);": {"c": "3"},
    "--pc-a: var(--pc-a, 3);": {},
    "--pc-a: var(--pc-b, 1); --pc-b: var(--pc-c, var(--pc-a)); --pc-c: 2;": {"c": "2"},
    "--pc-a: var(--pc-b)var(--pc-b); --pc-b: 1;": {"a": "1/**/1", "b": "1"},
}


@pytest.mark.parametrize("declared", REFERENCES)
def test_references_to_other_properties_are_resolved_as_a_browser_does(theme: str, declared: str) -> None:
    (palette.STYLESHEETS / "own.css").write_text(f":root {{ {declared} }}")
    assert palette.palette(theme).light == REFERENCES[declared]


def test_a_reference_is_to_what_the_property_is_in_dark(theme: str) -> None:
    dark = "@media (prefers-color-scheme: dark) { :root { --hue: black; } }"
    (palette.STYLESHEETS / "own.css").write_text(f":root {{ --hue: white; --pc-a: var(--hue); }} {dark}")
    assert (palette.palette(theme).light, palette.palette(theme).dark) == ({"a": "white"}, {"a": "black"})


@pytest.mark.parametrize("theme", THEMES)
def test_a_mail_can_write_each_colour_of_our_themes(theme: str) -> None:
    """Mail programs know no colours but these, and no properties."""
    colours = environment(theme, "en").get_template("mail/colours.html").module
    needed = ("paper", "card", "ink", "muted", "line", "ground", "accent", "on_accent", *Availability)
    for shades in (colours.light, colours.dark):  # type: ignore[attr-defined]
        assert {name for name in needed if not re.fullmatch("#[0-9a-f]{6}", shades[name])} == set()
