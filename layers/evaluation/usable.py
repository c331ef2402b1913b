"""What an unfinished draft amounts to: the document without what cannot be evaluated yet."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from layers.document.model import Condition, Configurator, Group, Image, Preset
from layers.document.tree import Tree, circular, mentions

Part = TypeVar("Part", bound=BaseModel)


def usable(document: Configurator) -> Configurator:
    """The document as far as it can be evaluated; one that may be published is answered as it is.

    Rules and conditions that name unknown options, and conditions in a circle, count as if they were not there yet,
    and so do bounds that no choice can meet, conditions of options, and all defaults of a `one` group but the first.
    """
    tree = Tree(document)
    draft = _Draft(tree, circular(tree))
    layers = tuple(draft.layer(layer) for layer in document.layers)
    rules = tuple(rule for rule in document.rules if draft.known(rule.if_) and draft.known(rule.then))
    presets = tuple(draft.preset(preset) for preset in document.presets)
    if (layers, rules, presets) == (document.layers, document.rules, document.presets):
        return document
    return document.model_copy(update={"layers": layers, "rules": rules, "presets": presets})


class _Draft:
    """A document while what cannot be used is taken out of it, in menu order."""

    def __init__(self, tree: Tree, cycles: frozenset[str]) -> None:
        self.tree = tree
        self._cycles = cycles
        self._defaults: set[str] = set()

    def known(self, condition: Condition) -> bool:
        return all(name in self.tree.options for name in mentions(condition))

    def layer(self, layer: Group | Image) -> Group | Image:
        return self._group(layer) if isinstance(layer, Group) else self._image(layer)

    def preset(self, preset: Preset) -> Preset:
        selected = tuple(name for name in preset.selected if name in self.tree.options)
        return _changed(preset, selected=_one_each(self.tree, selected))

    def _group(self, group: Group) -> Group:
        layers = tuple(self.layer(layer) for layer in group.layers)
        usable = _changed(group, layers=layers, show_if=self._condition(group))
        choice = self.tree.choices.get(group.id)
        if choice is None:
            return usable
        if not choice.options:
            return _changed(usable, required=False, min=None)
        if choice.maximum is not None and choice.minimum > choice.maximum:
            return _changed(usable, min=None)
        return usable

    def _image(self, image: Image) -> Image:
        leaf = self.tree.options.get(image.id)
        if leaf is None:
            return _changed(image, show_if=self._condition(image))
        default = image.default and self._first_default(leaf.group)
        return _changed(image, show_if=None, default=default)

    def _condition(self, layer: Group | Image) -> Condition | None:
        condition = layer.show_if
        return None if condition is None or layer.id in self._cycles or not self.known(condition) else condition

    def _first_default(self, group: str | None) -> bool:
        if group is None or not self.tree.choices[group].one:
            return True
        first = group not in self._defaults
        self._defaults.add(group)
        return first


def _one_each(tree: Tree, names: Iterable[str]) -> tuple[str, ...]:
    """Of each `one` group the first."""
    kept: dict[str, str] = {}
    for name in names:
        group = tree.options[name].group
        one = group if group is not None and tree.choices[group].one else name
        kept.setdefault(one, name)
    return tuple(kept.values())


def _changed(part: Part, **fields: Any) -> Part:
    """The part with these fields; itself where it has them already."""
    different = {name: value for name, value in fields.items() if getattr(part, name) != value}
    return part.model_copy(update=different) if different else part
