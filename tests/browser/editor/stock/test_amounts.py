"""What is foreseen, in words; what terms mean; which texts need a translation."""

from typing import Any

import pytest

from tests.browser.editor.drafts import draft
from tests.browser.editor.modules import Modules

Json = dict[str, Any]
NOTHING: Json = {"lost_percent": 0, "presets": [], "options": [], "defaults": [], "labels": None}


@pytest.mark.parametrize(
    ("number", "count", "bound"),
    [
        (0, "0", "at most 0"),
        (12_544, "12,544", "at most 12,544"),
        (999_999_999, "999,999,999", "at most 999,999,999"),
        (10**9, "more than 10⁸", "at most 10⁹"),
        (10**9 + 1, "more than 10⁹", "at most 10¹⁰"),
        (3 * 10**73, "more than 10⁷³", "at most 10⁷⁴"),
    ],
)
def test_a_count_is_exact_as_long_as_it_can_be_read(modules: Modules, number: int, count: str, bound: str) -> None:
    found = modules.run(
        "const n = Number(given); return [amounts.amount(n, 'en'), amounts.atMost(n, 'en')];",
        str(number),
        amounts="foresight/amount.js",
    )
    assert found == [count, bound]


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        ((12, 12, None), "Products that can be built: 12. All of them can be bought today."),
        ((12, 9, None), "Products that can be built: 12. Of them can be bought today: 9."),
        ((12, 0, None), "Products that can be built: 12. Today none of them can be bought."),
        ((0, 0, None), "No product can be built."),
        (
            (12, None, 12),
            "Products that can be built: 12. How many of them can be bought today takes too long to count.",
        ),
        ((None, None, 4096), "Products that can be built: at most 4,096. Counting them all takes too long."),
        ((None, None, None), "How many products can be built takes too long to count."),
    ],
)
def test_counts_are_said_as_far_as_they_are_known(
    modules: Modules, counted: tuple[int | None, int | None, int | None], sentence: str
) -> None:
    given = dict(zip(("buildable", "buyable", "bound"), counted, strict=True))
    said = modules.run("return sentences.counts(given, 'en');", given, sentences="foresight/sentences.js")
    assert said == sentence


def lost(modules: Modules, found: Json) -> str:
    said: str = modules.run(
        "const document = documents.DraftDocument.from(given.draft);"
        "const found = {...given.found, labels: new Map(Object.entries(given.found.labels ?? {}))};"
        "return sentences.lost(found, {boot: {language: 'en'}, document});",
        {"draft": draft(), "found": {**NOTHING, **found}},
        sentences="foresight/sentences.js",
        documents="document/document.js",
    )
    return said


def test_what_is_lost_is_named_as_a_list(modules: Modules) -> None:
    assert lost(modules, {}) == ""
    assert lost(modules, {"lost_percent": 31}) == "31% of all products"
    assert lost(modules, {"lost_percent": 0.1, "presets": ["p1"]}) == "0.1% of all products and the preset “P”"
    gone = {"lost_percent": 100, "options": ["i1", "old"], "labels": {"old": "Old one"}}
    assert lost(modules, gone) == "all products and the options “I1” and “Old one”"


def test_of_many_options_the_first_are_named(modules: Modules) -> None:
    options = ["i1", "i2", "i3", "i4", "i5", "i6", "i7"]
    said = lost(modules, {"options": options})
    assert said == "the options “I1”, “I2”, “I3”, “I4”, “I5”, and 2 more"


@pytest.mark.parametrize(
    ("item", "configurator", "shop", "allowed", "source"),
    [
        ("allow", "off", False, True, "item"),
        ("deny", "on", True, False, "item"),
        ("inherit", "on", False, True, "configurator"),
        ("inherit", "off", True, False, "configurator"),
        ("inherit", "inherit", True, True, "shop"),
        ("inherit", "inherit", False, False, "shop"),
    ],
)
def test_the_nearest_setting_decides_about_backorder(
    modules: Modules, item: str, configurator: str, shop: bool, allowed: bool, source: str
) -> None:
    given = [{"backorder": item}, configurator, shop]
    found = modules.run("return terms.decision(...given);", given, terms="stock/terms.js")
    assert found == {"allowed": allowed, "source": source}


def test_a_layer_takes_from_its_own_item_or_from_a_shared_one(modules: Modules) -> None:
    document = draft()
    document["layers"][0]["stock"] = {"managed": True, "sku": None, "units": 1}
    document["layers"][3]["stock"] = {"managed": True, "sku": "kit.i0", "units": 1}
    found = modules.run(
        "const document = documents.DraftDocument.from(given);"
        "return ['i0', 'i6', 'i7'].map((id) => terms.skuOf(document, 'kit', id))"
        ".concat(terms.takers(document, 'kit', 'kit.i0'));",
        document,
        terms="stock/terms.js",
        documents="document/document.js",
    )
    assert found == ["kit.i0", "kit.i0", None, "i0", "i6"]


def test_every_text_that_shoppers_read_has_one_row(modules: Modules) -> None:
    document = draft()
    document["description"], document["rules"][0]["message"] = "Words", "No"
    document["presets"][0]["id"] = "i1"
    found = modules.run(
        "return texts.texts(documents.DraftDocument.from(given)).map(({key}) => key);",
        document,
        texts="settings/texts.js",
        documents="document/document.js",
    )
    assert found[:5] == ["title", "description", "front", "back", "i0"]
    assert "r1" in found
    assert len(found) == len(set(found))


def test_a_view_that_goes_takes_its_pictures_along_and_brings_them_back(modules: Modules) -> None:
    document = draft()
    further = {"x": 1, "y": 2, "z": 3, "blend": "normal"}
    document["layers"][0]["parts"] = {"front": [{"asset": "a2", **further}, {"asset": "a1", **further}]}
    pictures, again = modules.run(
        "const document = documents.DraftDocument.from(given);"
        "const gone = [...views.emptied(document, 'front'), {op: 'view.remove', id: 'front'}];"
        "const back = document.applyAll(gone);"
        "const layers = [...document.all()].map((id) => document.layer(id));"
        "const pictures = layers.filter((layer) => layer.images?.front || layer.parts?.front);"
        "document.applyAll(back);"
        "return [pictures.length, document.toJSON()];",
        document,
        views="settings/views.js",
        documents="document/document.js",
    )
    assert pictures == 0
    assert again == document
