"""The address of a list, and the same address asking for something else."""

from enum import StrEnum

import pytest

from configurator.admin.frame.list_address import ListAddress, choice, text

ADDRESS = ListAddress("/list", {"state": "", "q": "a b&c", "who": "ada"})
PLAIN = ListAddress("/list", {"state": "", "q": "", "who": ""})


class Size(StrEnum):
    SMALL = "small"


def test_parameters_stand_in_the_same_order_whatever_was_asked_first() -> None:
    assert ADDRESS.with_() == "/list?q=a+b%26c&who=ada"
    assert ADDRESS.with_(state="new") == "/list?state=new&q=a+b%26c&who=ada"


def test_what_is_not_asked_goes_without_saying() -> None:
    assert ADDRESS.with_(q="", who="") == "/list"
    assert ADDRESS.with_(q="") == "/list?who=ada"


def test_the_page_stands_last_and_the_first_one_goes_without_saying() -> None:
    assert ADDRESS.numbered(3) == "/list?q=a+b%26c&who=ada&page=3"
    assert ADDRESS.numbered(1) == ADDRESS.with_()


def test_a_list_with_any_filter_is_filtered() -> None:
    assert ADDRESS.filtered
    assert not PLAIN.filtered


def test_a_form_hides_the_filters_that_it_does_not_ask_for() -> None:
    assert ADDRESS.besides("q") == {"who": "ada"}
    assert ADDRESS.besides() == {"q": "a b&c", "who": "ada"}


@pytest.mark.parametrize(("value", "found"), [("small", Size.SMALL), ("SMALL", None), ("", None), ("x", None)])
def test_a_choice_that_makes_no_sense_is_not_asked(value: str, found: Size | None) -> None:
    assert choice(Size, value) is found


def test_typed_text_is_trimmed_before_it_is_cut() -> None:
    assert text({"q": "  \x00abcd  "}, "q", 3) == "abc"
    assert text({}, "q") == ""
    assert len(text({"q": "x" * 999}, "q")) == 200
