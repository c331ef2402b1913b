"""The rows of the tree, where dragged layers land, and what moves them by key."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.editor.drafts import GROUPS, IMAGES, draft, group, image
from tests.browser.editor.modules import Modules

ROWS = {"made": "document/document.js", "tree": "tree/rows.js", "drop": "tree/drop.js", "moves": "document/moves.js"}
ROW = 28
SIGHT = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows(modules: Modules, collapsed: list[str] | None = None, text: str = "") -> list[Any]:
    """Each as [id, depth, index, size, expanded]."""
    found: list[Any] = modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const rows = tree.menuRows(document, new Set(given.collapsed), tree.found(document, given.text));
        return rows.map(({ id, depth, index, size, expanded }) => [id, depth, index, size, expanded]);
        """,
        {"draft": draft(), "collapsed": collapsed or [], "text": text},
        **ROWS,
    )
    return found


def test_a_row_knows_its_depth_and_its_place_among_its_siblings(modules: Modules) -> None:
    assert rows(modules) == [
        ["i0", 0, 1, 5, None],
        ["g0", 0, 2, 5, True],
        ["i1", 1, 1, 3, None],
        ["i2", 1, 2, 3, None],
        ["g1", 1, 3, 3, True],
        ["i3", 2, 1, 2, None],
        ["i4", 2, 2, 2, None],
        ["g2", 0, 3, 5, True],
        ["i5", 1, 1, 2, None],
        ["g3", 1, 2, 2, None],
        ["i6", 0, 4, 5, None],
        ["i7", 0, 5, 5, None],
    ]


def test_a_closed_group_shows_nothing_of_what_is_in_it(modules: Modules) -> None:
    assert [row[0] for row in rows(modules, ["g0"])] == ["i0", "g0", "g2", "i5", "g3", "i6", "i7"]


def test_a_search_keeps_everything_around_what_it_finds_and_opens_it(modules: Modules) -> None:
    assert rows(modules, ["g0", "g1"], "I4") == [["g0", 0, 1, 1, True], ["g1", 1, 1, 1, True], ["i4", 2, 1, 1, None]]


def test_the_stack_begins_with_what_lies_on_top(modules: Modules) -> None:
    content = draft()
    content["layers"][0]["images"]["front"]["z"] = 9
    stack = modules.run(
        """
        const document = made.DraftDocument.from(given);
        return tree.stackingRows(document, "front").map((row) => row.id);
        """,
        content,
        **ROWS,
    )
    assert stack == ["i0", "i7", "i6", "i5", "i4", "i3", "i2", "i1"]


@SIGHT
@given(
    top=st.integers(0, 40_000),
    height=st.integers(0, 2_000),
    count=st.integers(0, 1_200),
)
def test_what_is_seen_is_drawn_and_little_else(modules: Modules, top: int, height: int, count: int) -> None:
    first, last = modules.run("return tree.windowOf(given[0], given[1], given[2]);", [top, height, count], **ROWS)
    seen = range(top // ROW, min(-(-(top + height) // ROW), count))
    assert 0 <= first <= last <= count
    assert all(first <= row < last for row in seen)
    assert last - first <= height // ROW + 2 + 16


@SIGHT
@given(
    dragged=st.lists(st.sampled_from([*GROUPS, *IMAGES]), min_size=1, max_size=3, unique=True),
    closed=st.lists(st.sampled_from(GROUPS), unique=True),
    y=st.floats(0, 400),
    wish=st.integers(0, 6),
)
def test_a_drop_lands_where_the_line_was(
    modules: Modules, dragged: list[str], closed: list[str], y: float, wish: int
) -> None:
    """The document takes it, and below the row above the line, as deep as the line said, stands the first of them."""
    wrong = modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const collapsed = new Set(given.closed);
        const rows = tree.menuRows(document, collapsed);
        const ids = document.outermost(given.dragged);
        const place = drop.menuPlace(document, rows, ids, given.y, given.wish);
        if (place === null) return null;
        document.apply({ op: "move", ids, parent: place.parent, before: place.before });
        const after = document.childrenOf(place.parent);
        const at = after.indexOf(ids[0]);
        if (ids.some((id, step) => after[at + step] !== id)) return { place, after };
        if (place.into) return place.into === place.parent ? null : place;
        const depth = place.parent === null ? 0 : document.ancestors(ids[0]).length;
        if (depth !== place.depth) return { place, depth };
        const moved = new Set(ids.flatMap((id) => [...document.within(id)]));
        const above = rows.slice(0, place.top / 28).map((row) => row.id).filter((id) => !moved.has(id));
        const order = [...document.all()];
        const last = above.at(-1);
        return last === undefined || order.indexOf(last) < order.indexOf(ids[0]) ? null : { place, last };
        """,
        {"draft": draft(), "dragged": dragged, "closed": closed, "y": y, "wish": wish},
        **ROWS,
    )
    assert wrong is None


@pytest.mark.parametrize(
    ("move", "ids", "order"),
    [
        ("up", ["i2"], ["i2", "i1", "g1", "i3", "i4"]),
        ("up", ["i1"], None),
        ("up", ["i1", "g1"], ["i1", "g1", "i3", "i4", "i2"]),
        ("down", ["i1", "i2"], ["g1", "i3", "i4", "i1", "i2"]),
        ("down", ["g1"], None),
        ("out", ["i3", "i4"], ["i1", "i2", "g1", "i3", "i4"]),
        ("into", ["i2"], None),
    ],
)
def test_layers_move_by_one_step(modules: Modules, move: str, ids: list[str], order: list[str] | None) -> None:
    assert modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const operations = moves[given.move](document, given.ids);
        operations?.forEach((operation) => document.apply(operation));
        return operations && [...document.within("g0")].slice(1);
        """,
        {"draft": draft(), "move": move, "ids": ids},
        **ROWS,
    ) == order  # fmt: skip


def test_a_layer_moves_into_the_group_above_and_out_behind_its_group(modules: Modules) -> None:
    assert modules.run(
        """
        const document = made.DraftDocument.from(given);
        const step = (move, ids) => moves[move](document, ids).forEach((operation) => document.apply(operation));
        step("into", ["i6", "i7"]);
        const inside = [...document.childrenOf("g2")];
        step("out", ["i6", "i7"]);
        return [inside, document.childrenOf(null)];
        """,
        draft(),
        **ROWS,
    ) == [["i5", "g3", "i6", "i7"], ["i0", "g0", "g2", "i6", "i7"]]


def test_a_group_around_layers_stands_in_the_place_of_the_first(modules: Modules) -> None:
    assert modules.run(
        """
        const document = made.DraftDocument.from(given);
        moves.wrapped(document, ["i2", "i4"], "Group").forEach((operation) => document.apply(operation));
        return [document.childrenOf("g0"), document.childrenOf("group")];
        """,
        draft(),
        **ROWS,
    ) == [["i1", "group", "g1"], ["i2", "i4"]]


@SIGHT
@given(
    z=st.lists(st.integers(-2, 2), min_size=6, max_size=6),
    moved=st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
    at=st.integers(0, 6),
)
def test_restacking_changes_the_order_as_wished_and_of_the_others_nothing(
    modules: Modules, z: list[int], moved: list[int], at: int
) -> None:
    layers = [image(f"s{n}") for n in range(6)]
    for layer, height in zip(layers, z, strict=True):
        layer["images"]["front"]["z"] = height
    before, wanted, after = modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const stack = () => tree.stackingRows(document, "front").map((row) => row.id);
        const before = stack();
        const ids = given.moved.map((n) => before[n]);
        const rest = before.filter((id) => !ids.includes(id));
        const above = rest[Math.min(given.at, rest.length) - 1] ?? null;
        const place = above === null ? 0 : rest.indexOf(above) + 1;
        const wanted = [...rest.slice(0, place), ...before.filter((id) => ids.includes(id)), ...rest.slice(place)];
        const operations = moves.restacked(document, before, ids, above, "front") ?? [];
        operations.forEach((operation) => document.apply(operation));
        return [before, wanted, stack()];
        """,
        {"draft": {**draft(), "layers": [group("top", layers)]}, "moved": moved, "at": at},
        **ROWS,
    )
    assert after == wanted
    assert sorted(before) == sorted(after)
