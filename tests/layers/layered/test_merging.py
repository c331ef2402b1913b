from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layers.document.document import images, layers
from layers.document.model import Configurator, Group, Image, LayerStock, Placement, Preset, Rule, Swatch
from layers.evaluation.check import structure
from layers.layered.mapping import VIEW, configurator, mapped
from layers.layered.merging import Difference, Merged, merged
from layers.layered.node import Canvas, Node
from layers.layered.plan import Role, Wish, plan
from tests.layers.layered.files import CANVAS, TREES, tree


def _document(*given: Any) -> Configurator:
    return configurator("watch", "Watch", plan(tree(*given), "Watch", {}), CANVAS)


def _into(document: Configurator, *given: Any, remove_gone: bool = False, **wishes: Wish) -> Merged:
    paths = {key.replace("_", "/")[1:]: wish for key, wish in wishes.items()}
    file = mapped(plan(tree(*given), "Watch", paths), VIEW)
    return merged(document, file, VIEW, CANVAS, paths, remove_gone=remove_gone)


def _ids(document: Configurator) -> list[str]:
    return [placed.layer.id for placed in layers(document)]


def _changed(document: Configurator, id: str, **fields: Any) -> Configurator:
    def each(layer: Any) -> Any:
        if isinstance(layer, Group):
            layer = layer.model_copy(update={"layers": tuple(each(inner) for inner in layer.layers)})
        return layer.model_copy(update=fields) if layer.id == id else layer

    return document.model_copy(update={"layers": tuple(each(layer) for layer in document.layers)})


def _image(document: Configurator, id: str) -> Image:
    return next(image for _, image in images(document) if image.id == id)


def test_what_was_said_about_a_layer_stays_and_its_picture_is_the_files() -> None:
    before = _document(["Strap", "*Tan", "-*Black"], "Case")
    stock = LayerStock(managed=True, sku="STRAP-TAN")
    before = _changed(before, "tan", price=2500, stock=stock, swatch=Swatch(color="#aa7744"), label="Tan leather")
    found = _into(before, "Case", ["Strap", "-*Black", "*Tan"])
    tan = _image(found.document, "tan")
    assert (tan.price, tan.stock, tan.swatch, tan.label) == (2500, stock, Swatch(color="#aa7744"), "Tan leather")
    assert tan.images[VIEW].asset == "asset-1-1"
    assert not found.difference.new
    assert not found.difference.gone


def test_the_difference_names_what_is_new_gone_and_moved() -> None:
    before = _document(["Strap", "*Tan", "*Black", "*Red"], ["Dial", "*White", "*Blue"], "Case")
    found = _into(before, ["Strap", "*Black", "*Tan", "*Green"], ["Dial", "*White", "*Red"], "Case")
    assert [named.id for named in found.difference.new] == ["green"]
    assert [named.id for named in found.difference.gone] == ["blue"]
    assert {named.id for named in found.difference.moved} <= {"tan", "black", "red"}
    assert "red" in {named.id for named in found.difference.moved}
    assert len(found.difference.moved) == 2


def test_a_layer_that_is_gone_stays_where_it_was_until_somebody_says_otherwise() -> None:
    before = _document(["Strap", "*Tan", "*Black", "*Red"], "Case")
    assert _ids(_into(before, ["Strap", "*Tan", "*Red"], "Case").document) == _ids(before)
    removed = _into(before, ["Strap", "*Tan", "*Red"], "Case", remove_gone=True)
    assert _ids(removed.document) == ["strap", "tan", "red", "case"]
    assert removed.difference.removed


def test_what_is_in_other_views_only_is_not_gone() -> None:
    before = _document(["Strap", "*Tan", "*Black"], "Case")
    before = _changed(before, "case", images={"back": Placement(asset="asset-back")})
    found = _into(before, ["Strap", "*Tan", "*Black"], remove_gone=True)
    assert not found.difference.gone
    assert "case" in _ids(found.document)


def test_a_layer_that_is_gone_from_this_view_keeps_its_pictures_in_others() -> None:
    before = _document(["Strap", "*Tan", "*Black"], "Case")
    both = {**_image(before, "case").images, "back": Placement(asset="asset-back")}
    found = _into(_changed(before, "case", images=both), ["Strap", "*Tan", "*Black"], remove_gone=True)
    assert list(_image(found.document, "case").images) == ["back"]
    assert [named.id for named in found.difference.gone] == ["case"]


def test_a_name_that_was_changed_in_the_shop_is_known_by_its_id() -> None:
    before = _changed(_document(["Strap", "*Tan", "*Black"]), "tan", label="Cognac", price=100)
    found = _into(before, ["Strap", "*Tan", "*Black"])
    assert _image(found.document, "tan").label == "Cognac"
    assert not found.difference.new


def test_names_that_are_no_ids_are_known_by_their_labels() -> None:
    before = _changed(_document(["Body", "*赤", "*青"]), "body-1", price=700)
    found = _into(before, ["Body", "*黒", "*赤", "*青"])
    priced = [(image.label, image.price) for _, image in images(found.document)]
    assert priced == [("黒", 0), ("赤", 700), ("青", 0)]


def test_a_new_option_is_no_second_default() -> None:
    before = _document(["Strap", "Tan", "-Black"])
    found = _into(before, ["Strap", "-Tan", "-Black", "Red"])
    assert [image.id for _, image in images(found.document) if image.default] == ["tan"]


def test_a_group_keeps_its_kind_unless_a_person_says_otherwise() -> None:
    before = _changed(_document(["Strap", "*Tan", "*Black"]), "strap", required=True)
    kept = _into(before, ["Strap", "Tan", "Black"]).document.layers[0]
    assert isinstance(kept, Group)
    assert (kept.choose, kept.required) == ("one", True)
    drawn = _into(before, ["Strap", "Tan", "Black"], _0=Wish(choose=Role.DRAWN)).document.layers[0]
    assert isinstance(drawn, Group)
    assert (drawn.choose, drawn.required) == (None, False)


def test_the_view_takes_the_size_of_the_new_canvas_and_is_added_where_there_is_none() -> None:
    before = _document("Case")
    file = mapped(plan(tree("Case"), "Watch", {}), "back")
    after = merged(before, file, "back", Canvas(300, 200), {}).document
    assert [(view.id, view.width, view.height) for view in after.views] == [("front", 100, 80), ("back", 300, 200)]
    assert sorted(_image(after, "case").images) == ["back", "front"]


@given(TREES)
def test_the_same_file_again_changes_nothing(nodes: tuple[Node, ...]) -> None:
    document = configurator("watch", "Watch", plan(nodes, "Watch", {}), CANVAS)
    found = merged(document, mapped(plan(nodes, "Watch", {}), VIEW), VIEW, CANVAS, {})
    assert found.document == document
    assert found.difference == Difference()


@given(TREES, st.integers(0, 2**32), st.booleans())
def test_everything_said_about_layers_whose_names_stayed_stays(
    nodes: tuple[Node, ...], seed: int, remove_gone: bool
) -> None:
    random = Random(seed)
    before = _designed(configurator("watch", "Watch", plan(nodes, "Watch", {}), CANVAS), random)
    again = mapped(plan(_shuffled(nodes, random), "Watch", {}), VIEW)
    found = merged(before, again, VIEW, CANVAS, {}, remove_gone=remove_gone)
    assert structure(found.document) == []
    gone = {named.id for named in found.difference.gone}
    old, new = _said(before), _said(found.document)
    for id in old.keys() - (gone if remove_gone else set()):
        assert new[id] == old[id]
    for field in ("rules", "presets", "translations", "title", "base_price"):
        assert getattr(found.document, field) == getattr(before, field)
    assert new.keys() - old.keys() == {named.id for named in found.difference.new}


def _designed(document: Configurator, random: Random) -> Configurator:
    """Prices, stock and swatches for every layer, and rules, presets and translations that name some."""
    for _, image in list(images(document)):
        stock = LayerStock(managed=random.random() < 0.5, sku=f"SKU-{random.randrange(99)}")
        swatch = Swatch(color=f"#{random.randrange(1 << 24):06x}")
        document = _changed(document, image.id, price=random.randrange(9999), stock=stock, swatch=swatch)
    names = [image.id for _, image in images(document)]
    if not names:
        return document
    rule = Rule.model_validate({"id": "r1", "if": random.choice(names), "then": random.choice(names)})
    preset = Preset(id="p1", selected=(random.choice(names),))
    words = {"de": {name: f"{name} (de)" for name in names}}
    return document.model_copy(update={"rules": (rule,), "presets": (preset,), "translations": words})


def _shuffled(nodes: tuple[Node, ...], random: Random) -> tuple[Node, ...]:
    """The file with some layers gone, its top level in another order, and one new layer."""
    kept = [node for node in nodes if random.random() < 0.8]
    random.shuffle(kept)
    flat = [_written(node, random) for node in kept]
    return tree(*flat, "Brand new")


def _written(node: Node, random: Random) -> Any:
    name = ("" if node.visible else "-") + node.name + ("" if node.picture or node.is_group else "=")
    if not node.is_group:
        return name
    return [name, *(_written(child, random) for child in node.children if random.random() < 0.8)]


def _said(document: Configurator) -> dict[str, Any]:
    """All that a designer says about each layer: not its picture, nor its place."""
    return {
        placed.layer.id: placed.layer.model_dump(exclude={"images", "layers"}, by_alias=True)
        for placed in layers(document)
    }
