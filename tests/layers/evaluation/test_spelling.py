"""The id that somebody meant."""

from layers.evaluation.spelling import MOST, Spelling


def test_the_nearest_id_is_suggested_and_none_where_none_is_near() -> None:
    spelling = Spelling(["strap-tan", "strap-steel", "dial-wood"])
    assert spelling.nearest("strap-ten") == "strap-tan"
    assert spelling.nearest("dail-wood") == "dial-wood"
    assert spelling.nearest("engraving") is None
    assert Spelling([]).nearest("a") is None


def test_the_same_suggestion_is_made_in_whatever_order_the_ids_come() -> None:
    names = [f"strap-{letter}" for letter in "abcdefgh"]
    assert Spelling(names).nearest("strap-z") == Spelling(reversed(names)).nearest("strap-z")


def test_only_so_many_are_looked_for() -> None:
    spelling = Spelling(["option-0"])
    found = [spelling.nearest(f"option-{place}") for place in range(1, MOST + 5)]
    assert found == ["option-0"] * MOST + [None] * 4
    assert spelling.nearest("option-1") == "option-0"
