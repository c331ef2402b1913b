"""Where a draft names layers: conditions, rules, presets and translations; and another name in their place."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from layers.document.model import AllOf, AnyOf, Condition, Group, Image, Not, Preset, Rule
from layers.document.tree import mentions

Naming = Callable[[str], str]
"""From a name to the one that it has now."""
Translations = Mapping[str, Mapping[str, str]]
Ruled = TypeVar("Ruled", bound=Rule)
Listed = TypeVar("Listed", bound=Preset)
Layered = TypeVar("Layered", bound=Group | Image)


def in_condition(condition: Condition, naming: Naming) -> Condition:
    match condition:
        case str():
            return naming(condition)
        case Not():
            return Not.model_construct(not_=in_condition(condition.not_, naming))
        case AllOf():
            return AllOf(all=tuple(in_condition(part, naming) for part in condition.all))
        case AnyOf():
            return AnyOf(any=tuple(in_condition(part, naming) for part in condition.any))


def in_rule(rule: Ruled, naming: Naming) -> Ruled:
    """The same rule where none of its names has changed."""
    if all(naming(name) == name for part in (rule.if_, rule.then) for name in mentions(part)):
        return rule
    sides = {"if_": in_condition(rule.if_, naming), "then": in_condition(rule.then, naming)}
    return rule.model_copy(update=sides)


def in_preset(preset: Listed, naming: Naming) -> Listed:
    selected = tuple(naming(name) for name in preset.selected)
    return preset if selected == preset.selected else preset.model_copy(update={"selected": selected})


def in_layer(layer: Layered, naming: Naming) -> Layered:
    """The layer itself, not those in it."""
    if layer.show_if is None or all(naming(name) == name for name in mentions(layer.show_if)):
        return layer
    return cast(Layered, layer.model_copy(update={"show_if": in_condition(layer.show_if, naming)}))


def moved_texts(translations: Translations, old: str, new: str, *, keep: bool = False) -> dict[str, dict[str, str]]:
    """Each language's text of `old` becomes that of `new`, and with `keep` stays that of `old` as well."""
    return {language: _moved(texts, old, new, keep) for language, texts in translations.items()}


def _moved(texts: Mapping[str, str], old: str, new: str, keep: bool) -> dict[str, str]:
    if old not in texts:
        return dict(texts)
    others = {key: text for key, text in texts.items() if key != new and (keep or key != old)}
    return {**others, new: texts[old]}


def depth(condition: Condition) -> int:
    """How many levels of JSON a condition is."""
    match condition:
        case str():
            return 0
        case Not():
            return 1 + depth(condition.not_)
        case AllOf():
            return 2 + max((depth(part) for part in condition.all), default=0)
        case AnyOf():
            return 2 + max((depth(part) for part in condition.any), default=0)
