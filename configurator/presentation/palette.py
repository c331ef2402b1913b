"""A theme's colours for mails, since mail programs support stylesheets poorly."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2

PREFIX = "--pc-"
DARK = "prefers-color-scheme:dark"
STYLESHEETS = Path(__file__).parents[1] / "static" / "css" / "themes"
BLOCKS = ("{} block", "() block", "[] block")
Node = Any
"""A component value of tinycss2, which has no types."""
Colours = Mapping[str, str]
Declared = Mapping[str, Sequence[Node]]
"""Custom properties by their whole names, as the file writes them."""


class Palette(NamedTuple):
    """A theme's properties in light and in dark; `low_stock` is what `--pc-low-stock` comes to."""

    light: Colours
    dark: Colours


@lru_cache(maxsize=8)
def palette(theme: str) -> Palette:
    """What the custom properties of `:root` come to, with `var()` replaced.

    In dark, what is not set for dark is as in light. Only rules for `:root` count, and of media queries only the one
    for dark is told from the others. As in a browser, a property that leads back to itself, or refers to one that is
    not set and names no fallback, is not set.
    Keywords such as `inherit` are no more than words here.
    """
    rules = tinycss2.parse_stylesheet(
        (STYLESHEETS / f"{theme}.css").read_text(), skip_comments=True, skip_whitespace=True
    )
    found = list(_properties(rules, False))
    light = {name: value for name, value, dark in found if not dark}
    return Palette(_colours(light), _colours(light | {name: value for name, value, dark in found if dark}))


def _properties(rules: Sequence[Any], dark: bool) -> Iterator[tuple[str, Sequence[Node], bool]]:
    """(name, value, whether for dark) of each custom property that `:root` has."""
    for rule in rules:
        if rule.type == "at-rule" and rule.content:
            dim = rule.lower_at_keyword == "media" and DARK in tinycss2.serialize(rule.prelude).replace(" ", "")
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _properties(inner, dark or dim)
        elif rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if each.type == "declaration" and each.name.startswith("--"):
                    yield each.name, _trimmed(each.value), dark


def _trimmed(value: Sequence[Node]) -> Sequence[Node]:
    kept = [place for place, node in enumerate(value) if node.type != "whitespace"]
    return value[kept[0] : kept[-1] + 1] if kept else ()


def _colours(declared: Declared) -> Colours:
    sound = {name: value for name, value in declared.items() if not _leads_back(name, declared)}
    own = {name: _replaced(value, sound) for name, value in sound.items() if name.startswith(PREFIX)}
    return {
        name.removeprefix(PREFIX).replace("-", "_"): tinycss2.serialize(value).strip()
        for name, value in own.items()
        if value is not None
    }


def _leads_back(name: str, declared: Declared) -> bool:
    """Whether a property refers to itself, by way of others or of a fallback that nobody would need."""
    seen, left = set[str](), [name]
    while left:
        for other in _named(declared[left.pop()]):
            if other == name:
                return True
            if other in declared and other not in seen:
                seen.add(other)
                left.append(other)
    return False


def _named(value: Sequence[Node]) -> Iterator[str]:
    """Every property that a value refers to."""
    for node in value:
        if node.type == "function" and node.lower_name == "var":
            name, fallback = _var(node)
            yield name
            yield from _named(fallback or ())
        else:
            yield from _named(_inside(node))


def _replaced(value: Sequence[Node], sound: Declared) -> list[Node] | None:
    """The value with what its references come to; None where one comes to nothing."""
    done: list[Node] = []
    for node in value:
        new = _replaced_node(node, sound)
        if new is None:
            return None
        done += new
    return done


def _replaced_node(node: Node, sound: Declared) -> list[Node] | None:
    if node.type == "function" and node.lower_name == "var":
        name, fallback = _var(node)
        found = _replaced(sound[name], sound) if name in sound else None
        return _replaced(fallback, sound) if found is None and fallback is not None else found
    inner = _inside(node)
    content = _replaced(inner, sound)
    if content is None:
        return None
    if node.type == "function":
        return [type(node)(node.source_line, node.source_column, node.name, content)]
    return [type(node)(node.source_line, node.source_column, content)] if inner else [node]


def _inside(node: Node) -> Sequence[Node]:
    if node.type == "function":
        return list(node.arguments)
    return list(node.content) if node.type in BLOCKS else []


def _var(node: Node) -> tuple[str, Sequence[Node] | None]:
    """The name in a `var()`, and what stands behind its comma; None without a comma."""
    arguments = list(node.arguments)
    name = next((one.value for one in arguments if one.type == "ident"), "")
    comma = next((place for place, one in enumerate(arguments) if one == ","), None)
    return name, None if comma is None else arguments[comma + 1 :]
