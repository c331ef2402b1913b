"""Products whose tables tie many groups together: answers repeat, and say nothing that was not found out."""

import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

import pytest

from layers.evaluation.evaluation import Evaluation, Question, evaluate
from layers.evaluation.product import Product
from layers.solver.effort import OPTION, TooHard
from layers.solver.rules import Possibilities
from tests.layers.shopping import shop
from tests.layers.tables import TableProduct

LARGE = TableProduct(groups=150, rules=400, seed=1)
PRESSED = ("g40-1", "g92-3", "g133-4")
SHOP = shop()


def pressed(product: Product, explained: Iterable[str]) -> Evaluation:
    """The third press on a product: the first two are pinned."""
    seen = evaluate(product, Question(None, 1, (), explain=frozenset()), {}, SHOP)
    for option in PRESSED:
        question = Question(seen.selected, 1, seen.pinned, option, explain=frozenset(explained))
        seen = evaluate(product, question, {}, SHOP)
    return seen


@cache
def blocked() -> list[str]:
    """Options that are not selectable then: some that nothing frees, and those that a pinned choice blocks."""
    product = Product(LARGE.configurator, 1)
    seen = pressed(product, ())
    alone = product.possibilities.possible()
    names = [name for name, state in seen.options.items() if not state.selectable]
    return [*[name for name in names if name in alone], *[name for name in names if name not in alone][:12]]


def test_what_was_asked_before_changes_no_answer() -> None:
    fresh, used = (Product(LARGE.configurator, 1) for _ in range(2))
    for name in reversed(blocked()):
        pressed(used, [name])
    evaluate(used, Question((), 1, (), "g1-1", explain=frozenset(blocked()[:3])), {}, SHOP)
    assert pressed(used, blocked()).options == pressed(fresh, blocked()).options


def test_one_option_is_answered_the_same_in_whatever_order_the_others_are() -> None:
    first, then = (Product(LARGE.configurator, 1) for _ in range(2))
    selected = frozenset(pressed(first, ()).selected)
    pinned = selected.intersection(PRESSED)

    def answers(product: Product, names: Iterable[str], effort: int) -> dict[str, object]:
        answer = product.possibilities.ask(selected, pinned, {})
        return {name: (answer.why(name, effort), answer.instead(name, effort)) for name in names}

    for effort in (60_000, OPTION):
        assert answers(first, blocked(), effort) == answers(then, reversed(blocked()), effort)


def test_another_process_answers_the_same() -> None:
    def asked(seed: str) -> str:
        program = f"from {__name__} import digest; print(digest())"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True).stdout

    assert asked("1") == asked("2") == digest() + "\n"


def digest() -> str:
    options = pressed(Product(LARGE.configurator, 1), blocked()).options
    return sha256(repr(options).encode()).hexdigest()


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("effort", [3_000, 20_000])
def test_every_way_out_that_exists_is_found_or_undecided(seed: int, effort: int) -> None:
    tree = Product(TableProduct(groups=12, rules=30, seed=seed).configurator, 1).tree
    selected = frozenset(tree.defaults)
    answer, unlimited = (Possibilities(tree).ask(selected, selected, {}) for _ in range(2))
    found = {name: answer.instead(name, effort) for name in tree.options}
    for name, way_out in found.items():
        exact = unlimited.instead(name, 10**12)
        assert exact is not None
        assert way_out in (None, exact)
        if exact:
            chosen = frozenset(exact)
            assert name in unlimited.selectable or name in Possibilities(tree).ask(chosen, chosen, {}).selectable


def test_what_can_be_chosen_is_right_or_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = Product(TableProduct(groups=12, rules=30, seed=3).configurator, 1).tree
    pinned = frozenset({"g1-0"})
    exact = Possibilities(tree).ask(pinned, pinned, {}).selectable
    hard = 0
    for effort in range(0, 20_000, 500):
        monkeypatch.setattr("layers.solver.region.SELECTABLE", effort)
        try:
            assert Possibilities(tree).ask(pinned, pinned, {}).selectable == exact
        except TooHard:
            hard += 1
    assert 0 < hard < 40
