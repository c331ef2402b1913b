"""An evaluation as the panel of the page: groups, price, promise and problems, each in the shop's words."""

import json
from collections.abc import Mapping

from configurator.presentation.change import repaired
from configurator.presentation.group import groups
from configurator.presentation.problem import own_problems, problem_view, refusals
from configurator.presentation.scene import Outcome, Place, Scene
from configurator.presentation.views import Panel, PresetView, Promise
from layers.document.names import Names
from layers.evaluation.evaluation import Evaluation
from layers.evaluation.option import OptionState
from layers.evaluation.product import Product
from layers.stock.availability import Availability


def open_reasons(evaluation: Evaluation, outcome: Outcome) -> frozenset[str]:
    """The options whose reasons stand open: asked for in vain, or chosen although they cannot be had."""
    asked = [*outcome.refused, *([outcome.asked] if outcome.asked else [])]
    return frozenset(name for name in (*asked, *evaluation.selected) if not evaluation.options[name].selectable)


def panel(scene: Scene, place: Place, outcome: Outcome) -> Panel:
    evaluation, configurator = scene.evaluation, scene.product.configurator
    problems = [problem_view(scene, problem) for problem in own_problems(evaluation, place.line)]
    added = [*refusals(scene, outcome.refused), *(problem_view(scene, problem) for problem in outcome.cart_problems)]
    return Panel(
        product=scene.product.id,
        title=scene.names.title,
        description=description(scene.product, scene.names),
        base=scene.shop.money(configurator.base_price),
        action=place.action,
        state=_state(scene, place),
        token=place.token,
        pinned=" ".join(evaluation.pinned),
        view=place.view,
        line=place.line,
        groups=tuple(groups(scene, outcome)),
        presets=_presets(scene),
        price=scene.shop.money(evaluation.unit),
        total=evaluation.formatted,
        quantity=evaluation.quantity,
        availability=evaluation.availability,
        promise=_promise(evaluation),
        allowed=not problems,
        problems=tuple(dict.fromkeys([*added, *problems] if outcome.insist else problems)),
        gone=outcome.gone,
        repaired=repaired(scene, outcome.repaired),
        refused=", ".join(scene.names.full(option) for option in outcome.refused),
        broken=outcome.broken,
        insist=outcome.insist,
    )


def description(product: Product, names: Names) -> str:
    """What the designer wrote about the product, in the shopper's language where it was translated."""
    text = product.configurator.description
    return names.of("description", text) if text else ""


def _state(scene: Scene, place: Place) -> str:
    """The state that the page's script needs: the configuration's URL, and the layers of each view."""
    evaluation = scene.evaluation
    stack = {view: list(dict.fromkeys(one.layer for one in drawn)) for view, drawn in evaluation.stack.items()}
    state = {"version": evaluation.version, "token": place.token, "url": place.address, "stack": stack}
    return json.dumps(state, separators=(",", ":"))


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
