"""What groups, headings and options are called in one language."""

from typing import Any

from layers.document.model import Configurator
from layers.document.names import Names
from layers.document.tree import Tree

GERMAN = {"strap": "Band", "hides": "Leder", "tan": "Hellbraun"}


def test_a_heading_is_said_in_the_shoppers_language() -> None:
    assert _names("de-AT").heading("tan") == "Leder"


def test_a_heading_that_nobody_translated_is_its_label() -> None:
    assert _names("fr").heading("tan") == "Leather"


def test_an_option_directly_in_its_group_stands_under_nothing() -> None:
    assert _names("de").heading("steel") == ""


def test_a_sub_group_without_a_label_keeps_the_heading_around_it() -> None:
    assert _names("de").heading("black") == "Leder"


def _names(locale: str) -> Names:
    inner = {"kind": "group", "id": "dark", "layers": [_option("black")]}
    hides = {"kind": "group", "id": "hides", "label": "Leather", "layers": [_option("tan"), inner]}
    strap = {"kind": "group", "id": "strap", "choose": "one", "layers": [hides, _option("steel")]}
    document = {"id": "watch", "title": "Watch", "views": [{"id": "front"}], "layers": [strap]}
    return Names(Tree(Configurator.model_validate(document | {"translations": {"de": GERMAN}})), locale)


def _option(id: str) -> dict[str, Any]:
    return {"kind": "image", "id": id, "label": id.title()}
