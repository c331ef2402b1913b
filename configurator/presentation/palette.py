"""A theme's colours for mails, since mail programs support stylesheets poorly."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2

PREFIX = "--pc-"
DARK = "prefers-color-scheme:dark"
THEMES = Path(__file__).parents[1] / "static" / "css" / "themes"
Colours = Mapping[str, str]


class Palette(NamedTuple):
    """A theme's properties in light and in dark, as its file writes them; `low_stock` is what `--pc-low-stock` is."""

    light: Colours
    dark: Colours


@lru_cache(maxsize=8)
def palette(theme: str) -> Palette:
    """As a browser would resolve them: in dark, what is not set for dark is as in light."""
    rules = tinycss2.parse_stylesheet((THEMES / f"{theme}.css").read_text(), skip_comments=True, skip_whitespace=True)
    found = list(_properties(rules, False))
    light = {name: value for name, value, dark in found if not dark}
    return Palette(light, light | {name: value for name, value, dark in found if dark})


def _properties(rules: list[Any], dark: bool) -> Iterator[tuple[str, str, bool]]:
    """(name, value, whether for dark) of each custom property that `:root` has."""
    for rule in rules:
        if rule.type == "at-rule" and rule.content:
            dim = rule.lower_at_keyword == "media" and DARK in tinycss2.serialize(rule.prelude).replace(" ", "")
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _properties(inner, dark or dim)
        elif rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if each.type == "declaration" and each.name.startswith(PREFIX):
                    name = each.name.removeprefix(PREFIX).replace("-", "_")
                    yield name, tinycss2.serialize(each.value).strip(), dark
