"""Why a draft cannot be published: everything at once, each with a pointer into the document."""

from collections import Counter
from collections.abc import Callable, Iterator

from layers.document.document import MOST_LAYERS, assets_of, images, layers, mentions
from layers.document.model import Configurator
from layers.document.tree import Choice, Tree, circular
from layers.evaluation.spelling import Spelling
from layers.problem import Problem
from layers.solver.effort import Exhausted, TooHard, within
from layers.solver.rules import Possibilities
from layers.speech import ENGLISH, Speech

BUILDABLE = 50_000_000
"""Steps for finding a complete configuration, for all components together; some 2 to 8 seconds."""


def check(configurator: Configurator, media: Callable[[str], bool], speech: Speech = ENGLISH) -> list[Problem]:
    """Every reason not to publish, in the designer's language; `media` says whether an asset exists."""
    tree = Tree(configurator)
    broken = _broken(configurator, tree, speech)
    loose = _loose(configurator, tree, media, speech)
    return [*broken, *loose, *(_unbuildable(tree, speech) if not broken else ())]


def unfinished(configurator: Configurator, media: Callable[[str], bool], speech: Speech = ENGLISH) -> list[Problem]:
    """The same without asking whether anything can be built."""
    tree = Tree(configurator)
    return [*_broken(configurator, tree, speech), *_loose(configurator, tree, media, speech)]


def _broken(configurator: Configurator, tree: Tree, speech: Speech) -> list[Problem]:
    """Faults with which it cannot be said whether anything can be built."""
    return [
        *structure(configurator, speech),
        *_unknown_options(configurator, tree, speech),
        *_bounds(configurator, tree, speech),
        *_cycles(configurator, tree, speech),
    ]


def _loose(configurator: Configurator, tree: Tree, media: Callable[[str], bool], speech: Speech) -> list[Problem]:
    return [
        *_views(configurator, speech),
        *_unknown_assets(configurator, media, speech),
        *_defaults(configurator, tree, speech),
        *_blank_labels(configurator, tree, speech),
        *_conditions_of_options(configurator, tree, speech),
    ]


def structure(configurator: Configurator, speech: Speech = ENGLISH) -> list[Problem]:
    """Faults that not even a draft may have: two things with one id, and more layers than can be shown at once."""
    named = [(f"{pointer}/id", layer.id) for pointer, layer in layers(configurator)]
    named += [(f"/rules/{index}/id", rule.id) for index, rule in enumerate(configurator.rules)]
    views = [(f"/views/{index}/id", view.id) for index, view in enumerate(configurator.views)]
    presets = [(f"/presets/{index}/id", preset.id) for index, preset in enumerate(configurator.presets)]
    twice = (*_twice(named, speech), *_twice(views, speech), *_twice(presets, speech))
    return [*_too_many(configurator, speech), *twice]


def _too_many(configurator: Configurator, speech: Speech) -> Iterator[Problem]:
    count = sum(1 for _ in layers(configurator))
    if count > MOST_LAYERS:
        text = speech.gettext("A product has at most %(most)s layers; this one has %(count)s.")
        yield Problem("too_many", text % {"most": MOST_LAYERS, "count": count}, pointer="/layers")


def _twice(named: list[tuple[str, str]], speech: Speech) -> Iterator[Problem]:
    seen: set[str] = set()
    for pointer, name in named:
        if name in seen:
            message = speech.gettext("There is already something called %(name)s.") % {"name": name}
            yield Problem("duplicate", message, pointer=pointer)
        seen.add(name)


def _views(configurator: Configurator, speech: Speech) -> Iterator[Problem]:
    if not configurator.views:
        yield Problem("required", speech.gettext("There is no view."), pointer="/views")
    views = Spelling(view.id for view in configurator.views)
    for pointer, image in images(configurator):
        placed = [*(("images", view) for view in image.images), *(("parts", view) for view in image.parts)]
        for field, view in placed:
            if view not in views.known:
                message = speech.gettext("There is no view %(name)s.") % {"name": view}
                place = f"{pointer}/{field}/{view}"
                yield Problem("unknown", message, layer=image.id, pointer=place, suggestion=views.nearest(view))


def _unknown_options(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    spelling = Spelling(tree.options)
    for pointer, name, group, layer, rule, preset in mentions(configurator):
        if name not in tree.options:
            yield Problem(
                "unknown",
                speech.gettext("There is no option %(name)s.") % {"name": name},
                group=group,
                layer=layer or name,
                rule=rule,
                pointer=pointer,
                preset=preset,
                suggestion=spelling.nearest(name),
            )


def _unknown_assets(configurator: Configurator, media: Callable[[str], bool], speech: Speech) -> Iterator[Problem]:
    for pointer, image in images(configurator):
        for place, asset in assets_of(image):
            if not media(asset):
                message = speech.gettext("There is no image %(id)s.") % {"id": asset}
                yield Problem("unknown", message, layer=image.id, pointer=f"{pointer}{place}")


def _defaults(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    """The second and further defaults of a `one` group."""
    counted: Counter[str] = Counter()
    for pointer, image in images(configurator):
        leaf = tree.options.get(image.id)
        if not image.default or leaf is None or leaf.group is None or not tree.choices[leaf.group].one:
            continue
        counted[leaf.group] += 1
        if counted[leaf.group] > 1:
            text = speech.gettext("%(group)s takes one option and already has a default.")
            message = text % {"group": _called(tree.choices[leaf.group])}
            yield Problem("too_many", message, group=leaf.group, layer=image.id, pointer=f"{pointer}/default")


def _blank_labels(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    """Options and choosing groups without a name that shoppers could read."""
    for pointer, layer in layers(configurator):
        if layer.label.strip():
            continue
        if layer.id in tree.options:
            text = speech.gettext("The option %(id)s has no label.")
            yield Problem("required", text % {"id": layer.id}, layer=layer.id, pointer=f"{pointer}/label")
        elif layer.id in tree.choices:
            text = speech.gettext("The group %(id)s has no label.")
            yield Problem(
                "required", text % {"id": layer.id}, group=layer.id, layer=layer.id, pointer=f"{pointer}/label"
            )


def _conditions_of_options(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    """An option with a condition of its own: it is shown with its group, and rules say what it goes with."""
    for pointer, image in images(configurator):
        if image.show_if is not None and image.id in tree.options:
            text = speech.gettext("%(name)s is an option; say with a rule when it can be chosen.")
            message = text % {"name": image.label or image.id}
            yield Problem("misplaced", message, layer=image.id, pointer=f"{pointer}/show_if")


def _bounds(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    for pointer, layer in layers(configurator):
        choice = tree.choices.get(layer.id)
        if choice is None:
            continue
        if choice.minimum and not choice.options:
            text = speech.gettext("%(group)s asks for a choice and has no options.")
            message = text % {"group": _called(choice)}
            yield Problem("required", message, group=choice.id, layer=choice.id, pointer=f"{pointer}/layers")
        if choice.maximum is None or choice.minimum <= choice.maximum:
            continue
        text = speech.gettext("%(group)s asks for at least %(least)s and at most %(most)s options.")
        message = text % {"group": _called(choice), "least": choice.minimum, "most": choice.maximum}
        yield Problem("bounds", message, group=choice.id, layer=choice.id, pointer=f"{pointer}/max")


def _cycles(configurator: Configurator, tree: Tree, speech: Speech) -> Iterator[Problem]:
    """Groups whose `show_if` depends, directly or through other groups, on an option inside themselves."""
    closed = circular(tree)
    for pointer, layer in layers(configurator):
        if layer.id in closed:
            text = speech.gettext("Whether %(group)s is shown depends on an option inside it.")
            message = text % {"group": layer.label or layer.id}
            yield Problem("cycle", message, group=layer.id, layer=layer.id, pointer=f"{pointer}/show_if")


def _unbuildable(tree: Tree, speech: Speech) -> list[Problem]:
    try:
        with within(BUILDABLE):
            if Possibilities(tree).buildable():
                return []
    except (TooHard, Exhausted):
        message = speech.gettext(
            "It took too long to find a complete configuration that satisfies the groups and rules."
        )
        return [Problem("too_hard", message, pointer="/layers")]
    message = speech.gettext("No complete configuration satisfies the groups and rules.")
    return [Problem("unbuildable", message, pointer="/layers")]


def _called(choice: Choice) -> str:
    return choice.label or choice.id
