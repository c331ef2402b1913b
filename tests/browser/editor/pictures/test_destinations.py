"""Where files belong by their names, without a page."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.browser.editor.drafts import draft, group, image
from tests.browser.editor.modules import Modules

ANYWHERE = {"parent": None, "before": None}
WATCH = {
    "id": "watch", "title": "Watch",
    "views": [{"id": "front", "label": "Front"}, {"id": "wrist", "label": "On the wrist"}],
    "layers": [
        {**image("shadow"), "label": "Shadow"},
        {**group("strap", [{**image("strap-tan"), "label": "Tan leather"}, {**image("nato"), "label": "Straße"}]),
         "label": "Strap"},
        {**group("buckle-strap", [{**image("pin"), "label": "Pin"}]), "label": "Buckle"},
    ],
}  # fmt: skip


def destinations(modules: Modules, paths: list[str], target: Any = ANYWHERE, document: Any = WATCH) -> list[Any]:
    found: list[Any] = modules.run(
        "const document = drafts.DraftDocument.from(given.document);"
        " return names.destinations(document, given.paths, given.target, 'front');",
        {"document": document, "paths": paths, "target": target},
        names="images/destinations.js", drafts="document/document.js",
    )  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("path", "layer", "view"),
    [
        ("shadow.png", "shadow", "front"),
        ("SHADOW_wrist.PNG", "shadow", "wrist"),
        ("shadow on the wrist.webp", "shadow", "wrist"),
        ("wrist/shadow.png", "shadow", "wrist"),
        ("tan leather.png", "strap-tan", "front"),
        ("strap-tan.png", "strap-tan", "front"),
        ("tan.png", "strap-tan", "front"),
        ("strap_tan-leather-front.png", "strap-tan", "front"),
        ("strap/tan.png", "strap-tan", "front"),
        ("Strasse.png", "nato", "front"),
        ("Buckle pin.png", "pin", "front"),
    ],
)
def test_a_file_is_of_the_layer_that_its_name_says(modules: Modules, path: str, layer: str, view: str) -> None:
    [found] = destinations(modules, [path])
    assert (found["to"], found.get("id"), found["view"]) == ("layer", layer, view)


@pytest.mark.parametrize(
    ("path", "parent", "label", "view"),
    [
        ("strap-black.png", "strap", "Black", "front"),
        ("buckle-strap-thorn.png", "buckle-strap", "Thorn", "front"),
        ("glow.png", None, "Glow", "front"),
        ("1.5 mm.png", None, "1.5 mm", "front"),
        ("wrist.png", None, "Wrist", "wrist"),
        ("皮革.png", None, "皮革", "front"),
        (".png", None, "Front", "front"),
    ],
)
def test_a_name_that_no_layer_has_is_that_of_a_new_one(
    modules: Modules, path: str, parent: str | None, label: str, view: str
) -> None:
    [found] = destinations(modules, [path])
    assert (found["to"], found.get("parent"), found["label"], found["view"]) == ("new", parent, label, view)


def test_two_files_of_a_name_in_two_views_are_one_new_layer(modules: Modules) -> None:
    front, wrist, other = destinations(modules, ["glow.png", "glow-wrist.png", "glow.webp"])
    assert front["key"] == wrist["key"]
    assert other["key"] != front["key"]


def test_two_files_for_one_picture_are_for_a_person_to_decide(modules: Modules) -> None:
    first, second = destinations(modules, ["shadow.png", "shadow.webp"])
    assert first["to"] == "layer"
    assert (second["to"], second["ids"]) == ("nobody", ["shadow"])


def test_one_file_on_a_layer_is_its_picture_whatever_it_is_called(modules: Modules) -> None:
    [found] = destinations(modules, ["nato.png"], {"layer": "shadow"})
    assert (found["to"], found["id"]) == ("layer", "shadow")
    front, wrist = destinations(modules, ["front.png", "wrist.png"], {"layer": "shadow"})
    assert [(each["id"], each["view"]) for each in (front, wrist)] == [("shadow", "front"), ("shadow", "wrist")]


def test_names_are_looked_for_in_the_group_alone_where_files_were_dropped(modules: Modules) -> None:
    [found] = destinations(modules, ["tan.png"], {"parent": "buckle-strap", "before": "pin"})
    assert (found["to"], found["parent"], found["before"], found["label"]) == ("new", "buckle-strap", "pin", "Tan")


names = st.sampled_from(
    ["i1", "G1 i3", "g0-new", "g1/i4", "back", "other/one", "i5 back", "x.y", "", "é", "i6-front", "I1"]
)
targets = st.one_of(
    st.just(ANYWHERE),
    st.sampled_from(["i0", "i3"]).map(lambda id: {"layer": id}),
    st.sampled_from(["g0", "g1", "g3"]).map(lambda id: {"parent": id, "before": None}),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(names, max_size=8), targets)
def test_every_file_has_a_place_and_no_place_has_two(modules: Modules, paths: list[str], target: Any) -> None:
    found = destinations(modules, [f"{path}.png" for path in paths], target, draft())
    places = [(each["to"], each.get("id", each.get("key")), each["view"]) for each in found if each["to"] != "nobody"]
    assert len(found) == len(paths)
    assert len(places) == len(set(places))
    assert all(isinstance(each["z"], int) for each in found if each["to"] != "nobody")
    assert all(each["label"] for each in found if each["to"] == "new")
