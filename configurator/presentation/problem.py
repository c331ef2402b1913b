"""Problems, each with the button that removes it."""

from collections.abc import Iterable

from configurator.presentation.change import changes
from configurator.presentation.scene import Scene
from configurator.presentation.views import Change, ProblemView, Repair
from layers.document.tree import Choice
from layers.evaluation.evaluation import Evaluation
from layers.problem import Problem


def own_problems(evaluation: Evaluation, line: str) -> list[Problem]:
    """The configuration's own problems, without shortages of other cart lines."""
    return [problem for problem in evaluation.problems if problem.line is None or problem.line == line]


def problem_view(scene: Scene, problem: Problem) -> ProblemView:
    """A problem of the configuration with the press that removes it, if one press can."""
    names, tree = scene.names, scene.product.tree
    group = problem.group if problem.group in tree.choices else None
    return ProblemView(
        problem.code,
        problem.message,
        group or "",
        names.group(group) if group else "",
        _repair(scene, problem, group),
    )


def refusals(scene: Scene, refused: Iterable[str]) -> list[ProblemView]:
    """Requested options that are not selectable, as problems."""
    return [_refusal(scene, option) for option in refused]


def _refusal(scene: Scene, option: str) -> ProblemView:
    state, names = scene.evaluation.options[option], scene.names
    why = state.why[0] if state.why else None
    message = why.message if why else _not_with_choices(scene, option)
    if names.layer(option) not in message:
        message = f"{names.full(option)}: {message}"
    leaf = scene.product.tree.options[option]
    repair = Repair(f"take:{option}", changes(scene, leaf, state.instead)) if state.instead else None
    return ProblemView(
        why.code if why else "too_hard",
        message,
        state.group,
        names.group(state.group),
        repair,
    )


def _not_with_choices(scene: Scene, option: str) -> str:
    """All there is to say where no reason was found in time."""
    return scene.shop.speech.gettext("%(name)s does not go with your choices") % {"name": scene.names.full(option)}


def _repair(scene: Scene, problem: Problem, group: str | None) -> Repair | None:
    evaluation = scene.evaluation
    if problem.available and problem.available < evaluation.quantity:
        return Repair(f"quantity:{problem.available}", quantity=problem.available)
    freeing = _freeing(scene, problem)
    if freeing:
        leaf, state = scene.product.tree.options[freeing], evaluation.options[freeing]
        return Repair(f"take:{freeing}", changes(scene, leaf, state.instead or ()))
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
