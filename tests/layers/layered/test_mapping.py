from hypothesis import given

from layers.document.configuration import settled, stack
from layers.document.document import images, layers
from layers.document.model import Choose, Configurator, Group
from layers.document.tree import Tree
from layers.evaluation.check import check
from layers.layered.drawing import drawn
from layers.layered.mapping import VIEW, configurator
from layers.layered.name import name_of
from layers.layered.node import Node, walk
from layers.layered.plan import Wish, plan
from layers.layered.plan import walk as all_planned
from tests.layers.layered.files import CANVAS, TREES, tree


def _document(*given: object, **wishes: Wish) -> Configurator:
    return configurator("watch", "Watch", plan(tree(*given), "Watch", wishes), CANVAS)


def _assets(document: Configurator) -> list[str]:
    compiled = Tree(document)
    return [drawing.asset for drawing in stack(compiled, settled(compiled, compiled.defaults), VIEW)]


def test_names_are_labels_and_their_slugs_ids() -> None:
    document = _document("Größe & Maß", ["Strap", "*Tan leather", "*黒"], "影")
    assert [(placed.layer.id, placed.layer.label) for placed in layers(document)] == [
        ("groe-ma", "Größe & Maß"), ("strap", "Strap"), ("tan-leather", "Tan leather"), ("strap-1", "黒"),
        ("layer-1", "影"),
    ]  # fmt: skip


def test_an_id_that_is_taken_gets_its_groups_in_front_and_then_a_number() -> None:
    document = _document(["Strap", "*Red", "*Red", "*Red"], ["Dial", "*Red"], "Title")
    ids = [placed.layer.id for placed in layers(document)]
    assert ids == ["strap", "red", "strap-red", "strap-red-1", "dial", "dial-red", "layer-title"]


def test_a_picture_has_the_place_blend_mode_and_depth_of_its_layer() -> None:
    document = _document("z-10,Back", "Case")
    placed = [image.images[VIEW] for _, image in images(document)]
    assert [(place.asset, place.x, place.y, place.z) for place in placed] == [
        ("asset-0", 1, 2, -10),
        ("asset-1", 1, 2, 0),
    ]


def test_layers_between_marked_ones_keep_their_place_in_the_stack() -> None:
    document = _document(["Head", "*Smile", "Nose", "*Frown"])
    compiled = Tree(document)
    drawn = stack(compiled, ["smile", "frown"], VIEW)
    assert [drawing.asset for drawing in drawn] == ["asset-0-0", "asset-0-1", "asset-0-2"]


def test_a_choice_has_its_kind_and_the_view_the_size_of_the_canvas() -> None:
    document = _document(["!Strap", "*Tan", "*Black"])
    (group,) = document.layers
    assert isinstance(group, Group)
    assert (group.choose, group.required) == (Choose.ONE, True)
    assert (document.views[0].width, document.views[0].height) == (CANVAS.width, CANVAS.height)


@given(TREES)
def test_whatever_a_file_holds_its_document_can_be_published(nodes: tuple[Node, ...]) -> None:
    document = configurator("watch", "Watch", plan(nodes, "Watch", {}), CANVAS)
    assert check(document, lambda _: True) == []
    assert Configurator.model_validate_json(document.model_dump_json(by_alias=True)) == document


@given(TREES)
def test_every_layer_with_pixels_is_in_the_document_once_or_said_to_be_left_out(nodes: tuple[Node, ...]) -> None:
    planned = plan(nodes, "Watch", {})
    document = configurator("watch", "Watch", planned, CANVAS)
    placed = [image.images[VIEW].asset for _, image in images(document)]
    omitted = [one.node.picture.asset for one in all_planned(planned) if one.omitted and one.node.picture]
    assert sorted(placed + omitted) == sorted(node.picture.asset for node in walk(nodes) if node.picture)


@given(TREES)
def test_nothing_is_drawn_that_is_hidden_and_all_else_that_is_no_choice(nodes: tuple[Node, ...]) -> None:
    planned = plan(nodes, "Watch", {})
    drawn = _assets(configurator("watch", "Watch", planned, CANVAS))
    shown = _shown(nodes, True)
    assert set(drawn) <= shown
    chosen_from = {
        one.node.picture.asset
        for group in all_planned(planned)
        if group.role and group.role != "drawn"
        for one in group.children
        if one.node.picture
    }
    mirrored = {
        one.node.picture.asset for one in all_planned(planned) if one.omitted == "mirrored" and one.node.picture
    }
    assert shown - chosen_from - mirrored <= set(drawn)


def _shown(nodes: tuple[Node, ...], visible: bool) -> set[str]:
    """The pictures of what its file shows, marked layers that are never hidden included."""
    found: set[str] = set()
    for node in nodes:
        seen = visible and (node.visible or name_of(node.name).always)
        if node.picture and seen:
            found.add(node.picture.asset)
        found |= _shown(node.children, seen)
    return found


@given(TREES)
def test_what_is_said_to_be_shown_is_what_the_configurator_shows(nodes: tuple[Node, ...]) -> None:
    planned = plan(nodes, "Watch", {})
    shown = [one.picture.asset for one in drawn(planned)]
    assert shown == _assets(configurator("watch", "Watch", planned, CANVAS))


@given(TREES)
def test_pictures_are_stacked_as_in_the_file(nodes: tuple[Node, ...]) -> None:
    drawn = _assets(configurator("watch", "Watch", plan(nodes, "Watch", {}), CANVAS))
    depths = _depths(nodes, 0)
    in_file = sorted((asset for asset in depths if asset in drawn), key=lambda asset: depths[asset])
    assert drawn == in_file


def _depths(nodes: tuple[Node, ...], z: int) -> dict[str, int]:
    """`z` of every picture, from the bottom of the file up."""
    found: dict[str, int] = {}
    for node in nodes:
        said = name_of(node.name).z
        own = z if said is None else said
        if node.picture:
            found[node.picture.asset] = own
        found |= _depths(node.children, own)
    return found
