"""Small values of the editor: money, ids, copies, sentences."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.editor.drafts import draft
from tests.browser.editor.modules import Modules

SHOPS = [("EUR", 2, "en"), ("EUR", 2, "de"), ("EUR", 2, "fr"), ("JPY", 0, "en"), ("KWD", 3, "en"), ("USD", 2, "es")]


@pytest.mark.parametrize(("currency", "digits", "locale"), SHOPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minor=st.integers(-10_000_000, 10_000_000))
def test_an_amount_is_read_as_it_was_written(
    modules: Modules, currency: str, digits: int, locale: str, minor: int
) -> None:
    assert (
        modules.run(
            "const money = new values.Money(given.shop); return money.read(money.written(given.minor));",
            {"shop": {"currency": currency, "digits": digits, "locale": locale}, "minor": minor},
            values="money.js",
        )
        == minor
    )


@pytest.mark.parametrize(
    ("text", "minor"),
    [("25", 2500), ("25.5", 2550), ("25,50", 2550), ("1,250", 125000), ("1,250.00", 125000), ("€ 3", 300), ("-4", -400),
     ("1.234", None), ("", None), ("abc", None), ("1e3", None), ("9" * 30, None)],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(modules: Modules, text: str, minor: int | None) -> None:
    shop = {"currency": "EUR", "digits": 2, "locale": "en"}
    given = {"shop": shop, "text": text}
    assert modules.run("return new values.Money(given.shop).read(given.text);", given, values="money.js") == minor


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Tan leather", "tan-leather"),
        ("Größe Straße", "grosse-strasse"),
        ("42 mm!", "42-mm"),
        ("日本", ""),
        ("a" * 80, "a" * 63),
    ],
)
def test_a_label_becomes_an_id(modules: Modules, label: str, id: str) -> None:
    assert modules.run("return ids.slug(given);", label, ids="document/ids.js") == id


def test_an_id_that_a_layer_or_a_rule_has_gets_a_number(modules: Modules) -> None:
    assert modules.run(
        """
        const document = made.DraftDocument.from(given);
        return ["i0", "r1", "new", "i-7", ""].map((wanted) => ids.freshId(document, wanted));
        """,
        draft(),
        made="document/document.js",
        ids="document/ids.js",
    ) == ["i0-2", "r1-2", "new", "i-7", "layer"]


def test_a_copy_has_ids_of_its_own_no_stock_item_and_is_no_second_default(modules: Modules) -> None:
    content = draft()
    content["layers"][1]["layers"][0] |= {"default": True, "stock": {"managed": True, "sku": "ONE", "units": 2}}
    copy = modules.run(
        """
        const document = made.DraftDocument.from(given);
        copies.duplicates(document, ["g0"]).operations.forEach((operation) => document.apply(operation));
        const [, first, second] = document.toJSON().layers;
        return [first.label, second.label, second.layers[0], document.childrenOf(null)];
        """,
        content,
        made="document/document.js",
        copies="document/copies.js",
    )
    assert copy[:2] == ["G0", "G0 2"]
    assert copy[2]["id"] == "i1-2"
    assert "default" not in copy[2]
    assert copy[2]["stock"] == {"managed": True, "sku": None, "units": 2}
    assert copy[3] == ["i0", "g0", "g0-2", "g2", "i6", "i7"]


def test_layers_of_another_configurator_bring_no_pictures_of_views_that_are_not_here(modules: Modules) -> None:
    layer = modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const { operations, ids } = copies.pasted(document, [given.layer], { parent: "g1", before: "i3" });
        operations.forEach((operation) => document.apply(operation));
        return [document.subtree(ids[0]), document.childrenOf("g1")];
        """,
        {
            "draft": draft(),
            "layer": {"kind": "image", "id": "i1", "label": "Far",
                      "images": {"top": {"asset": "a"}, "front": {"asset": "b"}}},
        },
        made="document/document.js",
        copies="document/copies.js",
    )  # fmt: skip
    assert layer == [
        {"kind": "image", "id": "far", "label": "Far", "images": {"front": {"asset": "b"}}},
        ["far", "i3", "i4"],
    ]


def test_a_sentence_is_filled_and_counted(modules: Modules) -> None:
    assert modules.run(
        """
        const rows = { one: "%(number)s ligne", other: "%(number)s lignes" };
        words.speak({ "Saved": "Enregistré", "%(number)s row": rows }, "fr");
        return [
          words.gettext("Saved"), words.gettext("Not there: %(what)s", { what: "x" }),
          words.ngettext("%(number)s row", "%(number)s rows", 0),
          words.ngettext("%(number)s row", "%(number)s rows", 2),
          words.ngettext("%(number)s day", "%(number)s days", 1),
        ];
        """,
        None,
        words="words.js",
    ) == ["Enregistré", "Not there: x", "0 ligne", "2 lignes", "1 day"]  # fmt: skip
