"""The differences between two selections, by group."""

from collections.abc import Iterable
from dataclasses import dataclass

from configurator.presentation.scene import Scene
from configurator.presentation.views import Change
from layers.document.tree import Choice, Leaf


def changes(scene: Scene, leaf: Leaf, instead: Iterable[str]) -> tuple[Change, ...]:
    """The changes that picking an option makes in other groups, and in its own if that is a `many` group."""
    own = scene.product.tree.choices[leaf.group or ""]
    changed = _differences(scene, scene.evaluation.selected, instead)
    return tuple(_change(scene, group) for group in _without(changed, own, leaf.id))


@dataclass(frozen=True, slots=True)
class _Difference:
    group: str
    now: tuple[str, ...]
    then: tuple[str, ...]


def _differences(scene: Scene, now: Iterable[str], then: Iterable[str]) -> list[_Difference]:
    """The groups whose choice differs between two selections, in menu order."""
    before, after = set(now), set(then)
    found = []
    for choice in scene.product.tree.choices.values():
        old = tuple(option for option in choice.options if option in before)
        new = tuple(option for option in choice.options if option in after)
        if old != new:
            found.append(_Difference(choice.id, old, new))
    return found


def _without(differences: Iterable[_Difference], own: Choice, option: str) -> Iterable[_Difference]:
    for difference in differences:
        merely_added = set(difference.now) | {option} == set(difference.then) and difference.group == own.id
        if not merely_added and not (difference.group == own.id and own.one):
            yield difference


def _change(scene: Scene, difference: _Difference) -> Change:
    names = scene.names
    return Change(names.group(difference.group), ", ".join(names.layer(option) for option in difference.then))


def repaired(scene: Scene, repaired: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes of a pick beyond the option itself, once per group."""
    tree, names, selected = scene.product.tree, scene.names, set(scene.evaluation.selected)
    groups = dict.fromkeys(tree.options[option].group or "" for option in repaired)
    return tuple(
        Change(
            names.group(group),
            ", ".join(names.layer(option) for option in tree.choices[group].options if option in selected),
        )
        for group in groups
        if scene.evaluation.options[tree.choices[group].options[0]].shown
    )
