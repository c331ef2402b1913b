"""In which language the API refuses."""

import pytest

from configurator.languages import translations
from tests.api.shop import Shop

SECOND = {"kind": "image", "id": "tan"}
TWICE = {"id": "twice", "title": "Twice", "views": [{"id": "front"}], "layers": [SECOND, SECOND]}


def test_refusals_are_english_whatever_the_shop_speaks(shop: Shop) -> None:
    shop.settings(shop={"locale": "de"})
    assert shop.call("GET", "/stock/NONE").json()["detail"] == "There is no stock item NONE."


def test_a_refusal_is_said_in_the_language_that_the_address_asks_for(shop: Shop) -> None:
    refused = shop.call("GET", "/stock/NONE?locale=de-AT").json()
    assert refused["detail"] == "Den Lagerartikel NONE gibt es nicht."
    assert refused["title"] == "Not found", "what programs read stays as it is"


def test_a_language_that_nobody_wrote_in_is_answered_in_english(shop: Shop) -> None:
    assert shop.call("GET", "/stock/NONE?locale=tlh").json()["detail"] == "There is no stock item NONE."


@pytest.mark.parametrize("locale", ["en", "de", "fr", "es"])
def test_why_a_document_is_refused_is_said_in_the_language_asked_for(shop: Shop, locale: str) -> None:
    refused = shop.call("POST", f"/configurators?locale={locale}", TWICE).json()
    _ = translations(locale).gettext
    assert refused["detail"] == _("The document contradicts itself.")
    assert refused["problems"][0]["message"] == _("There is already something called %(name)s.") % {"name": "tan"}


def test_what_a_designer_should_know_names_things_in_the_language_asked_for(shop: Shop) -> None:
    parts = [{"kind": "image", "id": id, "label": id.title()} for id in ("tan", "silk")]
    strap = {"kind": "group", "id": "strap", "label": "Strap", "choose": "one", "layers": parts}
    rules = [{"id": "r", "if": "silk", "then": "tan"}]
    watch = {"id": "linted", "title": "Linted", "views": [{"id": "front"}], "layers": [strap], "rules": rules}
    shop.ok("POST", "/configurators", watch | {"translations": {"de": {"strap": "Band", "silk": "Seide"}}})
    german, english = (
        shop.ok("GET", f"/configurators/linted/lint?locale={locale}")["problems"][0] for locale in ("de", "en")
    )
    assert "Band: Seide" in german["message"]
    assert english["message"] == "Strap: Silk can never be chosen."


def test_a_locale_that_is_no_locale_is_refused_where_it_is_a_parameter(shop: Shop) -> None:
    refused = shop.call("GET", "/configurators/watch/lint?locale=x")
    assert (refused.status_code, refused.json()["problems"][0]["pointer"]) == (422, "/locale")
