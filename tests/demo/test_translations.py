"""What the demo products say in every language of the pages."""

from collections.abc import Iterator

import pytest

from configurator.demo.files import PRODUCTS
from configurator.languages import LANGUAGES, SOURCE
from configurator.runtime.services import Services
from layers.document.document import layers
from layers.document.model import Configurator

SPOKEN = [language for language in LANGUAGES if language != SOURCE]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("product", PRODUCTS)
def test_every_text_of_a_demo_product_is_translated(services: Services, product: str, language: str) -> None:
    document = services.catalogue.product(product).configurator
    said = document.translations[language]
    assert [name for name in dict.fromkeys(_names(document)) if not said.get(name)] == []


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("product", PRODUCTS)
def test_no_translation_outlives_its_text(services: Services, product: str, language: str) -> None:
    document = services.catalogue.product(product).configurator
    assert set(document.translations[language]) - set(_names(document)) == set()


@pytest.mark.parametrize("product", PRODUCTS)
def test_an_id_that_stands_for_two_things_has_one_text_for_both(services: Services, product: str) -> None:
    document = services.catalogue.product(product).configurator
    texts: dict[str, set[str]] = {}
    for name, text in _texts(document):
        texts.setdefault(name, set()).add(text)
    assert [name for name, said in texts.items() if len(said) > 1] == []


def test_the_watch_is_called_a_watch_in_french(services: Services) -> None:
    names = services.catalogue.product("field-watch").names("fr-CH")
    assert (names.title, names.full("strap-mesh")) == ("Montre de terrain", "Bracelet: Maille milanaise")


def _names(document: Configurator) -> Iterator[str]:
    return (name for name, _ in _texts(document))


def _texts(document: Configurator) -> Iterator[tuple[str, str]]:
    """Everything of a document that somebody reads, under the name that its translations have."""
    yield from (("title", document.title), ("description", document.description))
    yield from ((view.id, view.label) for view in document.views)
    yield from ((placed.layer.id, placed.layer.label) for placed in layers(document))
    yield from ((rule.id, rule.message) for rule in document.rules)
    yield from ((preset.id, preset.label) for preset in document.presets)
