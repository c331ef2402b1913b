"""The words a shopper reads, each one a setting."""

import re

import pytest

from configurator.languages import LANGUAGES
from settings import DEFAULTS, Words


def test_a_shops_own_word_stands_in_for_the_default() -> None:
    words = Words({"en": {"backorder_notice": "Bald da"}}, "en")
    assert words("backorder_notice") == "Bald da"
    assert words("preorder_notice") == DEFAULTS["en"]["preorder_notice"]


def test_a_region_falls_back_to_its_language_and_then_to_english() -> None:
    words = Words({"de": {"ships_later": "Sobald da"}, "de-AT": {"ships_on": "Am %date%"}}, "de-AT")
    assert words("ships_on", date="1.") == "Am 1."
    assert words("ships_later") == "Sobald da"
    assert words("out_of_stock_notice") == "Nicht vorrätig"
    assert Words({}, "it")("out_of_stock_notice") == "Out of stock"


@pytest.mark.parametrize("language", sorted(DEFAULTS))
def test_every_language_has_every_word_and_says_the_same_numbers(language: str) -> None:
    def numbers(words: dict[str, str]) -> dict[str, set[str]]:
        return {key: set(re.findall("%[a-z]+%", text)) for key, text in words.items()}

    assert numbers(DEFAULTS[language]) == numbers(DEFAULTS["en"])


def test_every_language_of_the_pages_has_its_own_words() -> None:
    assert set(DEFAULTS) == set(LANGUAGES)


def test_numbers_are_filled_in() -> None:
    assert Words({}, "en")("split_cart", now=2, later=3) == "(2 in stock, 3 Available Backorder)"


def test_a_word_nobody_defined_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words({}, "en")("nonsense")
