"""The selection that is meant, and what a press makes of it."""

import pytest

from layers.errors import TwoOfOne, UnknownOption
from layers.evaluation.question import Question, SettledSelection, chosen
from tests.layers.shopping import group, option, product

WATCH = product(
    group("case", option("steel", default=True), option("gold"), required=True),
    group("dial", option("blue", default=True), option("white"), option("green", price=5), required=True),
    group("text", option("initials"), show_if="gold"),
    rules=[{"id": "r", "if": "gold", "then": {"not": "blue"}}],
)


def choose(
    *selected: str, pinned: tuple[str, ...] | None = None, pick: str | None = None, **room: int
) -> SettledSelection:
    return chosen(WATCH, Question(selected, pinned=pinned, pick=pick), room)


def test_nothing_said_means_the_defaults_and_nothing_selected_means_nothing() -> None:
    assert chosen(WATCH, Question(), {}).selected == {"steel", "blue"}
    assert chosen(WATCH, Question(()), {}).selected == frozenset()


def test_everything_that_is_selected_is_pinned_unless_said() -> None:
    assert choose("steel", "blue").pinned == {"steel", "blue"}
    assert choose("steel", "blue", pinned=("blue", "white")).pinned == {"blue"}
    assert choose("steel", "blue", pinned=()).pinned == frozenset()


def test_what_is_hidden_is_neither_selected_nor_pinned() -> None:
    hidden = choose("steel", "white", "initials")
    assert (hidden.selected, hidden.pinned) == ({"steel", "white"}, {"steel", "white"})


def test_a_press_replaces_and_pins_and_is_no_repair() -> None:
    pressed = choose("steel", "blue", pinned=("steel",), pick="white")
    assert (pressed.selected, pressed.pinned) == ({"steel", "white"}, {"steel", "white"})
    assert (pressed.repaired, pressed.refused) == (frozenset(), None)


def test_what_a_press_changes_beyond_itself_is_said() -> None:
    pressed = choose("steel", "blue", pinned=(), pick="gold")
    assert pressed.selected == {"gold", "white"}
    assert pressed.repaired == {"blue", "white"}
    assert pressed.pinned == {"gold"}


def test_a_press_against_what_is_pinned_changes_nothing_and_is_named() -> None:
    before = choose("steel", "blue")
    pressed = choose("steel", "blue", pick="gold")
    assert (pressed.selected, pressed.pinned, pressed.refused) == (before.selected, before.pinned, "gold")
    assert pressed.repaired == frozenset()


def test_what_can_be_picked_next_is_answered_for_what_a_press_left() -> None:
    pressed = choose("steel", "blue", pinned=(), pick="gold")
    assert "blue" not in pressed.answer.selectable
    assert "blue" in choose("steel", "blue", pinned=()).answer.selectable


def test_what_a_press_hides_is_no_longer_selected() -> None:
    pressed = choose("gold", "white", "initials", pinned=(), pick="steel")
    assert pressed.selected == {"steel", "white"}
    assert pressed.repaired == frozenset()


def test_a_press_on_what_does_not_exist_is_refused_as_any_selection_of_it() -> None:
    with pytest.raises(UnknownOption) as refusal:
        choose("steel", "blue", pick="silk")
    assert refusal.value.ids == ("silk",)
    with pytest.raises(UnknownOption):
        choose("silk")


def test_two_of_one_cannot_be_meant() -> None:
    with pytest.raises(TwoOfOne):
        choose("steel", "gold")
