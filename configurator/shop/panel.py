"""An evaluation as the panel of the page: groups, options, price, promise, problems, each in the shop's words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from configurator.images.errors import UnknownAsset
from configurator.images.media import media_path
from configurator.images.store import ImageStore
from configurator.shop.views import (
    Change,
    GroupView,
    OptionView,
    Panel,
    PresetView,
    ProblemView,
    Promise,
    Repair,
    Section,
    Swatch,
)
from layers.availability import Availability
from layers.evaluation import Evaluation
from layers.names import Names
from layers.option import OptionState
from layers.problem import Problem
from layers.product import Product
from layers.storefront import Storefront
from layers.tree import Choice, Leaf
from settings import Unavailable

SWATCH_PIXELS = 240


@dataclass(frozen=True, slots=True)
class Scene:
    """What an evaluation is told in: the product, the shop, its pictures, and whether to leave out what is sold out."""

    product: Product
    evaluation: Evaluation
    shop: Storefront
    images: ImageStore
    unavailable: Unavailable

    @property
    def names(self) -> Names:
        return self.product.names(self.shop.locale)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the panel stands: what its form sends to, the address and token of the configuration, view, cart line."""

    action: str
    address: str
    token: str
    view: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last step did besides changing the selection; `gone` are labels, `refused` option ids.

    `told` are problems that the cart found; `insist` shows all problems, because the shopper wanted to buy.
    """

    gone: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()
    broken: bool = False
    insist: bool = False


def panel(scene: Scene, place: Place, outcome: Outcome) -> Panel:
    evaluation, configurator = scene.evaluation, scene.product.configurator
    problems = [problem_view(scene, problem) for problem in own_problems(evaluation, place.line)]
    told = [*refusals(scene, outcome.refused), *(problem_view(scene, problem) for problem in outcome.told)]
    return Panel(
        title=scene.names.title,
        description=description(scene.product, scene.names),
        base=scene.shop.money(configurator.base_price),
        action=place.action,
        state=_state(scene, place),
        token=place.token,
        pinned=" ".join(evaluation.pinned),
        view=place.view,
        line=place.line,
        groups=tuple(_groups(scene, outcome)),
        presets=_presets(scene),
        price=scene.shop.money(evaluation.unit),
        total=evaluation.formatted,
        quantity=evaluation.quantity,
        availability=evaluation.availability,
        promise=_promise(evaluation),
        allowed=not problems,
        problems=tuple(dict.fromkeys([*told, *problems] if outcome.insist else problems)),
        gone=outcome.gone,
        repaired=_repaired(scene, outcome.repaired),
        refused=", ".join(scene.names.full(option) for option in outcome.refused),
        broken=outcome.broken,
        insist=outcome.insist,
    )


def description(product: Product, names: Names) -> str:
    """What the designer wrote about the product, in the shopper's language where it was translated."""
    text = product.configurator.description
    return names.of("description", text) if text else ""


def own_problems(evaluation: Evaluation, line: str) -> list[Problem]:
    """The configuration's own: what another line of the cart falls short of is told there."""
    return [problem for problem in evaluation.problems if problem.line is None or problem.line == line]


def refusals(scene: Scene, refused: Iterable[str]) -> list[ProblemView]:
    """Options that were asked for and cannot be had, as problems."""
    return [_refusal(scene, option) for option in refused]


def problem_view(scene: Scene, problem: Problem) -> ProblemView:
    """A problem of the configuration with the press that removes it, if one press can."""
    names, tree = scene.names, scene.product.tree
    group = problem.group if problem.group in tree.choices else None
    return ProblemView(
        problem.code,
        problem.message,
        group or "",
        names.group(group) if group else "",
        names.layer(problem.layer) if problem.layer else "",
        _repair(scene, problem, group),
    )


def _state(scene: Scene, place: Place) -> str:
    """What the page's script needs of a configuration: its address, and which layers each view shows."""
    evaluation = scene.evaluation
    stack = {view: [drawing.layer for drawing in drawings] for view, drawings in evaluation.stack.items()}
    state = {"version": evaluation.version, "token": place.token, "url": place.address, "stack": stack}
    return json.dumps(state, separators=(",", ":"))


def _groups(scene: Scene, outcome: Outcome) -> Iterable[GroupView]:
    states = scene.evaluation.options
    for choice in scene.product.tree.choices.values():
        if any(states[option].shown for option in choice.options):
            yield _group(scene, choice, outcome)


def _group(scene: Scene, choice: Choice, outcome: Outcome) -> GroupView:
    states, names = scene.evaluation.options, scene.names
    chosen = [option for option in choice.options if states[option].selected]
    price = sum(states[option].price for option in chosen)
    return GroupView(
        id=choice.id,
        label=names.group(choice.id),
        one=choice.one,
        minimum=choice.minimum,
        maximum=choice.maximum,
        sections=tuple(_sections(scene, choice, outcome)),
        chosen=tuple(names.layer(option) for option in chosen),
        price=_price(scene.shop, price),
    )


def _sections(scene: Scene, choice: Choice, outcome: Outcome) -> Iterable[Section]:
    """Runs of options under one heading, in menu order."""
    heading, run = "", list[OptionView]()
    for name in choice.options:
        leaf, state = scene.product.tree.options[name], scene.evaluation.options[name]
        if not _offered(scene, state):
            continue
        if leaf.heading != heading and run:
            yield Section(heading, tuple(run))
            run = []
        heading = leaf.heading
        run.append(_option(scene, leaf, state, outcome))
    if run:
        yield Section(heading, tuple(run))


def _offered(scene: Scene, state: OptionState) -> bool:
    """Where the shop hides what is sold out, everything but options whose own item is; never a selected one."""
    hides = scene.unavailable is Unavailable.HIDE
    return state.shown and (state.selected or not hides or state.availability is not Availability.OUT_OF_STOCK)


def _option(scene: Scene, leaf: Leaf, state: OptionState, outcome: Outcome) -> OptionView:
    shop = scene.shop
    return OptionView(
        id=leaf.id,
        label=scene.names.layer(leaf.id),
        price=_price(shop, state.price),
        selected=state.selected,
        selectable=state.selectable,
        availability=state.availability,
        notice=state.notice,
        promo=state.promo,
        ships=shop.words("ships_on", date=shop.day(state.ships_on)) if state.ships_on else "",
        swatch=_swatch(scene.images, leaf),
        why=tuple(reason.message for reason in state.why),
        changes=_changes(scene, leaf, state.instead) if state.instead else None,
        attempted=leaf.id in outcome.refused,
    )


def _price(shop: Storefront, minor: int) -> str:
    """What an option adds, with its sign; empty where it adds nothing."""
    if not minor:
        return ""
    return ("+" if minor > 0 else "−") + shop.money(abs(minor))


def _swatch(images: ImageStore, leaf: Leaf) -> Swatch:
    swatch = leaf.image.swatch
    if swatch is None:
        return Swatch()
    if swatch.asset:
        try:
            asset = images.get(swatch.asset)
        except UnknownAsset:
            return Swatch(color=swatch.color or "", text=swatch.text or "")
        return Swatch(src=media_path(asset.id, SWATCH_PIXELS, asset.width))
    return Swatch(color=swatch.color or "", text=swatch.text or "")


def _changes(scene: Scene, leaf: Leaf, instead: Iterable[str]) -> tuple[Change, ...]:
    """What taking an option would change in other groups, and in its own where that may hold many."""
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


def _presets(scene: Scene) -> tuple[PresetView, ...]:
    selected, options = set(scene.evaluation.selected), scene.evaluation.options
    return tuple(
        PresetView(preset.id, scene.names.of(preset.id, preset.label), _current(preset.selected, selected, options))
        for preset in scene.product.configurator.presets
    )


def _current(preset: tuple[str, ...], selected: set[str], options: Mapping[str, OptionState]) -> bool:
    return {option for option in preset if option in options} == selected


def _promise(evaluation: Evaluation) -> Promise:
    chosen = [evaluation.options[option] for option in evaluation.selected]
    return Promise(
        parts=len(chosen),
        backordered=sum(1 for state in chosen if state.availability is Availability.BACKORDER),
        preordered=sum(1 for state in chosen if state.availability is Availability.PREORDER),
        ships=evaluation.message,
    )


def _repaired(scene: Scene, repaired: tuple[str, ...]) -> tuple[Change, ...]:
    """What a pick changed beyond itself, said once for each group."""
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


def _refusal(scene: Scene, option: str) -> ProblemView:
    state, names = scene.evaluation.options[option], scene.names
    why = state.why[0] if state.why else None
    message = why.message if why else f"{names.full(option)}: {state.notice}"
    if names.layer(option) not in message:
        message = f"{names.full(option)}: {message}"
    leaf = scene.product.tree.options[option]
    repair = Repair(f"take:{option}", _changes(scene, leaf, state.instead)) if state.instead else None
    return ProblemView(
        why.code if why else "out_of_stock",
        message,
        state.group,
        names.group(state.group),
        names.layer(option),
        repair,
    )


def _repair(scene: Scene, problem: Problem, group: str | None) -> Repair | None:
    evaluation = scene.evaluation
    if problem.available and problem.available < evaluation.quantity:
        return Repair(f"quantity:{problem.available}", quantity=problem.available)
    freeing = _freeing(scene, problem)
    if freeing:
        leaf, state = scene.product.tree.options[freeing], evaluation.options[freeing]
        return Repair(f"take:{freeing}", _changes(scene, leaf, state.instead))
    if group is None or problem.layer is None:
        return None
    return _another(scene, scene.product.tree.choices[group], problem.layer)


def _freeing(scene: Scene, problem: Problem) -> str | None:
    """A selected option that can be kept by changing others: the one in question, or for a rule any."""
    options = scene.evaluation.options
    candidates = [problem.layer] if problem.layer else scene.evaluation.selected if problem.code == "rule" else []
    return next((name for name in candidates if name in options and options[name].instead), None)


def _another(scene: Scene, choice: Choice, layer: str) -> Repair | None:
    """The cheapest option that can be had in its place, or none at all where the group may stay empty."""
    options, names = scene.evaluation.options, scene.names
    others = [name for name in choice.options if name != layer and options[name].selectable]
    others = [name for name in others if not options[name].selected]
    if choice.one and others:
        best = min(others, key=lambda name: abs(options[name].price - options[layer].price))
        return Repair(f"pick:{best}", (Change(names.group(choice.id), names.layer(best)),))
    chosen = [name for name in choice.options if options[name].selected and name != layer]
    if len(chosen) >= choice.minimum:
        left = ", ".join(names.layer(name) for name in chosen)
        return Repair(f"drop:{layer}", (Change(names.group(choice.id), left),))
    return None
