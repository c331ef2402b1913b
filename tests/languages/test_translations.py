"""What a language's translations say, and what is said where there is none."""

import pytest

from configurator.languages import LANGUAGES, TranslatableError, gettext_noop, language_of, translations


class Short(TranslatableError):
    sentence = gettext_noop("There is no stock item %(sku)s.")

    def __init__(self, sku: str) -> None:
        self.sku = sku


@pytest.mark.parametrize("locale", ["de", "de-AT", "de_DE", "DE"])
def test_a_region_speaks_its_language(locale: str) -> None:
    assert translations(locale).gettext("Cart") == "Warenkorb"


def test_a_language_without_translations_speaks_english() -> None:
    assert language_of("it") is None
    assert translations("it").gettext("Cart") == "Cart"
    assert translations("it").ngettext("piece", "pieces", 2) == "pieces"


def test_plurals_follow_the_language() -> None:
    said = [translations("fr").ngettext("piece", "pieces", number) for number in (0, 1, 2)]
    assert said == ["article", "article", "articles"]


def test_a_refusal_says_itself_in_every_language() -> None:
    error = Short("STRAP-TAN")
    assert str(error) == "There is no stock item STRAP-TAN."
    assert error.said(translations("de")) == "Den Lagerartikel STRAP-TAN gibt es nicht."
    assert len({error.said(translations(language)) for language in LANGUAGES}) == len(LANGUAGES)
