"""Drafts and operations on them, made up by hypothesis."""

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

GROUPS = [f"g{number}" for number in range(4)]
IMAGES = [f"i{number}" for number in range(8)]
NEW = [f"n{number}" for number in range(6)]
ANY = [*GROUPS, *IMAGES, *NEW, "unknown"]
VIEWS = ["front", "back"]

ids = st.sampled_from(ANY)
parents = st.one_of(st.none(), st.sampled_from([*GROUPS, *IMAGES[:1], "unknown"]))
places = st.one_of(st.none(), ids)
conditions = st.recursive(
    ids,
    lambda inner: st.one_of(
        st.builds(lambda one: {"not": one}, inner),
        st.builds(lambda some: {"all": some}, st.lists(inner, max_size=3)),
        st.builds(lambda some: {"any": some}, st.lists(inner, max_size=3)),
    ),
    max_leaves=4,
)
whole_placements = st.fixed_dictionaries(
    {"asset": st.sampled_from(["a1", "a2"]), "x": st.integers(-9, 9), "y": st.just(0), "z": st.integers(-3, 3),
     "blend": st.just("normal")}
)  # fmt: skip


def image(id: str) -> Json:
    return {
        "kind": "image", "id": id, "label": id.upper(), "price": 0, "default": False, "swatch": None,
        "images": {"front": {"asset": "a1", "x": 0, "y": 0, "z": 0, "blend": "normal"}}, "parts": {},
        "stock": {"managed": False, "sku": None, "units": 1}, "show_if": None,
    }  # fmt: skip


def group(id: str, layers: list[Json]) -> Json:
    return {
        "kind": "group", "id": id, "label": id.upper(), "choose": "one", "required": True, "min": None, "max": None,
        "show_if": None, "layers": layers,
    }  # fmt: skip


def draft() -> Json:
    return {
        "id": "kit", "title": "Kit", "description": "", "base_price": 0, "backorder": "inherit",
        "views": [{"id": view, "label": view, "width": 100, "height": 100} for view in VIEWS],
        "layers": [
            image("i0"),
            group("g0", [image("i1"), image("i2"), group("g1", [image("i3"), image("i4")])]),
            group("g2", [image("i5"), group("g3", [])]),
            image("i6"), image("i7"),
        ],
        "rules": [{"id": "r1", "if": "i1", "then": {"not": "i3"}, "message": ""}],
        "presets": [{"id": "p1", "label": "P", "selected": ["i1", "i5"]}],
        "translations": {"de": {"i1": "Eins", "g0": "Null"}},
    }  # fmt: skip


def _optional(**fields: Any) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional=fields)


sets = st.one_of(
    st.builds(lambda id, value: {"op": "set", "id": id, "field": "label", "value": value},
              ids, st.text("ab ", max_size=3)),
    st.builds(lambda id, value: {"op": "set", "id": id, "field": "price", "value": value},
              st.sampled_from(IMAGES), st.integers(0, 3)),
    st.builds(lambda id, value: {"op": "set", "id": id, "field": "choose", "value": value},
              st.sampled_from(GROUPS), st.sampled_from([None, "one", "many"])),
    st.builds(lambda id, value: {"op": "set", "id": id, "field": "show_if", "value": value},
              st.sampled_from(GROUPS), st.one_of(st.none(), conditions)),
)  # fmt: skip
placings = st.builds(
    lambda id, view, part, given: {"op": "place", "id": id, "view": view, **part, **given},
    st.sampled_from([*IMAGES, *NEW]),
    st.sampled_from(VIEWS),
    _optional(part=st.integers(0, 2)),
    st.one_of(whole_placements, st.just({"asset": None}), st.just({"x": 5}), st.just({"z": 1, "blend": "screen"})),
)
inserts = st.builds(
    lambda parent, before, layer: {"op": "insert", "parent": parent, "before": before, "layer": layer},
    parents,
    places,
    st.one_of(
        st.builds(image, st.sampled_from(NEW)),
        st.builds(lambda id, inner: group(id, [image(inner)]), st.sampled_from(NEW), st.sampled_from(NEW)),
    ),
)
moves = st.builds(
    lambda ids, parent, before: {"op": "move", "ids": ids, "parent": parent, "before": before},
    st.lists(ids, min_size=1, max_size=3, unique=True), parents, places,
)  # fmt: skip
removals = st.builds(lambda ids: {"op": "remove", "ids": ids}, st.lists(ids, min_size=1, max_size=2, unique=True))
renames = st.builds(lambda id, to: {"op": "rename", "id": id, "to": to}, ids, st.sampled_from([*NEW, *IMAGES, "r1"]))
heads = st.one_of(
    st.builds(lambda value: {"op": "doc", "field": "title", "value": value}, st.sampled_from(["A", "B"])),
    st.builds(lambda key, value: {"op": "doc", "field": f"translations.de.{key}", "value": value},
              ids, st.one_of(st.none(), st.sampled_from(["x", "y"]))),
    st.builds(lambda value: {"op": "doc", "field": "translations.fr", "value": value},
              st.one_of(st.none(), st.just({"i1": "un"}))),
)  # fmt: skip
lists = st.one_of(
    st.builds(lambda rule, one, place: {"op": "rule.put", "rule": {**rule, "if": one}, **place},
              st.sampled_from([{"id": id, "then": "i2", "message": ""} for id in ("r1", "r2", "r3")]), conditions,
              _optional(before=st.one_of(st.none(), st.sampled_from(["r1", "r2"])))),
    st.builds(lambda id: {"op": "rule.remove", "id": id}, st.sampled_from(["r1", "r2", "r3"])),
    st.builds(lambda id, label: {"op": "view.put", "view": {"id": id, "label": label, "width": 10, "height": None}},
              st.sampled_from([*VIEWS, "side"]), st.sampled_from(["", "V"])),
    st.builds(lambda id: {"op": "view.remove", "id": id}, st.sampled_from(["back", "side"])),
    st.builds(lambda id, some: {"op": "preset.put", "preset": {"id": id, "label": "", "selected": some}},
              st.sampled_from(["p1", "p2"]), st.lists(ids, max_size=3)),
)  # fmt: skip
operations = st.one_of(sets, placings, inserts, moves, removals, renames, heads, lists)
