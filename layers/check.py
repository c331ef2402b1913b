"""Why a draft cannot be published: everything at once, each with a pointer into the document."""

from collections import Counter
from collections.abc import Callable, Iterator

from layers.document import images, layers, mentions
from layers.model import Configurator
from layers.problem import Problem
from layers.rules import Possibilities
from layers.tree import Tree, dependencies


def check(configurator: Configurator, media: Callable[[str], bool]) -> list[Problem]:
    """Every reason not to publish; `media` says whether an asset exists."""
    tree = Tree(configurator)
    broken = [
        *structure(configurator),
        *_unknown_options(configurator, tree),
        *_bounds(configurator, tree),
        *_cycles(configurator, tree),
    ]
    loose = [*_views(configurator), *_unknown_assets(configurator, media), *_defaults(configurator, tree)]
    return [*broken, *loose, *(_unbuildable(tree) if not broken else ())]


def structure(configurator: Configurator) -> list[Problem]:
    """What not even a draft may have: two things with one id."""
    named = [(f"{pointer}/id", layer.id) for pointer, layer in layers(configurator)]
    named += [(f"/rules/{index}/id", rule.id) for index, rule in enumerate(configurator.rules)]
    views = [(f"/views/{index}/id", view.id) for index, view in enumerate(configurator.views)]
    presets = [(f"/presets/{index}/id", preset.id) for index, preset in enumerate(configurator.presets)]
    return [*_twice(named), *_twice(views), *_twice(presets)]


def _twice(named: list[tuple[str, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for pointer, name in named:
        if name in seen:
            yield Problem("duplicate", f"there is already something called {name}", pointer=pointer)
        seen.add(name)


def _views(configurator: Configurator) -> Iterator[Problem]:
    if not configurator.views:
        yield Problem("required", "there is no view", pointer="/views")
    views = {view.id for view in configurator.views}
    for pointer, image in images(configurator):
        for view in image.images:
            if view not in views:
                message = f"there is no view {view}"
                yield Problem("unknown", message, layer=image.id, pointer=f"{pointer}/images/{view}")


def _unknown_options(configurator: Configurator, tree: Tree) -> Iterator[Problem]:
    for pointer, name, group, rule in mentions(configurator):
        if name not in tree.options:
            message = f"there is no option {name}"
            yield Problem("unknown", message, group=group, layer=name, rule=rule, pointer=pointer)


def _unknown_assets(configurator: Configurator, media: Callable[[str], bool]) -> Iterator[Problem]:
    for pointer, image in images(configurator):
        assets = [(f"{pointer}/images/{view}/asset", placement.asset) for view, placement in image.images.items()]
        if image.swatch and image.swatch.asset:
            assets.append((f"{pointer}/swatch/asset", image.swatch.asset))
        for place, asset in assets:
            if not media(asset):
                yield Problem("unknown", f"there is no image {asset}", layer=image.id, pointer=place)


def _defaults(configurator: Configurator, tree: Tree) -> Iterator[Problem]:
    """The second and further defaults of a `one` group."""
    counted: Counter[str] = Counter()
    for pointer, image in images(configurator):
        leaf = tree.options.get(image.id)
        if not image.default or leaf is None or leaf.group is None or not tree.choices[leaf.group].one:
            continue
        counted[leaf.group] += 1
        if counted[leaf.group] > 1:
            label = tree.choices[leaf.group].label or leaf.group
            message = f"{label} takes one option and already has a default"
            yield Problem("too_many", message, group=leaf.group, layer=image.id, pointer=f"{pointer}/default")


def _bounds(configurator: Configurator, tree: Tree) -> Iterator[Problem]:
    for pointer, layer in layers(configurator):
        choice = tree.choices.get(layer.id)
        if choice is None:
            continue
        if choice.minimum and not choice.options:
            message = f"{choice.label or choice.id} asks for a choice and has no options"
            yield Problem("required", message, group=choice.id, pointer=f"{pointer}/layers")
        if choice.maximum is None or choice.minimum <= choice.maximum:
            continue
        message = f"{choice.label or choice.id} asks for at least {choice.minimum} and at most {choice.maximum}"
        yield Problem("bounds", message, group=choice.id, pointer=f"{pointer}/max")


def _cycles(configurator: Configurator, tree: Tree) -> Iterator[Problem]:
    """Groups whose `show_if` depends, directly or through other groups, on an option inside themselves."""
    needs = dependencies(tree)
    for pointer, layer in layers(configurator):
        if layer.id in needs and layer.id in _reached(layer.id, needs.__getitem__):
            message = f"whether {layer.label or layer.id} is shown depends on an option inside it"
            yield Problem("cycle", message, group=layer.id, pointer=f"{pointer}/show_if")


def _reached(start: str, needs: Callable[[str], frozenset[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(needs(start))
    while waiting:
        gate = waiting.pop()
        if gate not in found:
            found.add(gate)
            waiting += needs(gate)
    return found


def _unbuildable(tree: Tree) -> list[Problem]:
    if Possibilities(tree).buildable():
        return []
    return [Problem("unbuildable", "no complete configuration satisfies the groups and rules", pointer="/layers")]
