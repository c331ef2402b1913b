"""A promo keeps its sense when there is no limit to put into it."""

import pytest

from layers.words.promo import promo

BOTH = "Up to %number% on backorder, %remaining% left"


def test_a_promo_names_the_limit_and_what_is_left_of_it() -> None:
    assert promo(BOTH, 10, 6) == "Up to 10 on backorder, 6 left"
    assert promo(BOTH, 0, 0) == "Up to 0 on backorder, 0 left"


def test_a_promo_without_numbers_stays_as_it_is() -> None:
    assert promo("Made to order;  two  weeks", None, None) == "Made to order;  two  weeks"
    assert promo("", None, None) == ""


def test_markup_in_a_promo_is_plain_text() -> None:
    assert promo("<b>%number%</b>", 3, 1) == "<b>3</b>"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (BOTH, "On backorder"),
        ("Up to %number% on backorder", "On backorder"),
        ("up to %number% on backorder.", "On backorder."),
        ("Only %number% available on backorder!", "Available on backorder!"),
        ("Backorder now (max. %number%)", "Backorder now"),
        ("Backorder now (%remaining% of %number% left), ships in May", "Backorder now, ships in May"),
        ("%remaining% of %number% left on backorder", "On backorder"),
        ("Maximum backorder quantity: %number%", ""),
        ("On backorder. Limit: %number%", "On backorder."),
        ("Order up to %number% now, ships in May", "Order now, ships in May"),
        ("We accept %number% backorders", "We accept backorders"),
        ("We can backorder %number% more", "We can backorder more"),
        ("There are only %remaining% left on backorder", "On backorder"),
        ("Back soon - %remaining% still available", "Back soon - still available"),
        ("At most %number% pieces per customer; ships later", "Per customer; ships later"),
        ("Ships later; at most %number% pieces", "Ships later"),
        ("Hurry! Only %remaining% left! Ships in May.", "Hurry! Ships in May."),
        ("Only %remaining% left. Ships in May.", "Ships in May."),
        ("%number%", ""),
        ("Bis zu %number% Stück vorbestellbar", "Vorbestellbar"),
        ("Bis zu %number% auf Nachbestellung, noch %remaining% frei", "Auf Nachbestellung"),
        ("Jusqu’à %number% articles sur commande, encore %remaining%", "Sur commande"),
        ("Il n’en reste plus que %remaining%. Expédition en mai.", "Expédition en mai."),
        ("Hasta %number% unidades bajo pedido, quedan %remaining%", "Bajo pedido"),
        ("Solo quedan %remaining% en preventa", "En preventa"),
        ("Available on backorder — %remaining% left", "Available on backorder"),
        ("You can order %number% on backorder", "You can order on backorder"),
    ],
)
def test_without_a_limit_a_promo_loses_its_number_and_what_leads_to_it(text: str, left: str) -> None:
    assert promo(text, None, None) == left
