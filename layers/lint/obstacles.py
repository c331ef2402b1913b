"""What stops anything from being built."""

from dataclasses import dataclass

from layers.document.tree import Tree
from layers.lint.finding import Finding
from layers.lint.selectors import Selectors, all_selectors
from layers.solver.effort import TooHard
from layers.speech import Speech


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Rules that nothing can keep together, none of which could be left out; none where the groups alone exclude it.

    `among` are all rules that are connected with them.
    """

    rules: tuple[str, ...]
    among: frozenset[str]


def obstacles(tree: Tree) -> list[Obstacle]:
    """One for each set of connected groups and rules of which nothing can be built, where it is found."""
    return [found for selectors in all_selectors(tree) if (found := _obstacle(selectors))]


def _obstacle(selectors: Selectors) -> Obstacle | None:
    try:
        if selectors.meets(None, selectors.rules):
            return None
    except TooHard:
        return None
    return Obstacle(selectors.fewest(None, (), selectors.rules), frozenset(selectors.rules))


def unbuildable(obstacle: Obstacle, speech: Speech) -> Finding:
    if not obstacle.rules:
        message = speech.gettext("No complete configuration satisfies the groups and rules.")
        return Finding("unbuildable", message, blocking=True)
    text = speech.ngettext(
        "No complete configuration satisfies the rule %(rules)s.",
        "No complete configuration satisfies the rules %(rules)s together.",
        len(obstacle.rules),
    )
    return Finding("unbuildable", text % {"rules": ", ".join(obstacle.rules)}, rule=obstacle.rules[0], blocking=True)
