"""What waits to be sent: operations of one gesture go together, and the last word on a field is the one that counts."""

from typing import Any

from tests.browser.editor.modules import Modules

BATCHES = {"waiting": "protocol/batches.js"}
MAKE = """
  const batches = new waiting.Batches("window");
  const add = (gesture, ...operations) => batches.add(operations, gesture, 3);
  const label = (id, value) => ({ op: "set", id, field: "label", value });
  const shown = () => batches.waiting.map(({ gesture, ops }) => [gesture, ops]);
"""


def run(modules: Modules, body: str) -> Any:
    return modules.run(MAKE + body, None, **BATCHES)


def label(id: str, value: str) -> dict[str, str]:
    return {"op": "set", "id": id, "field": "label", "value": value}


def test_a_field_is_set_once_in_a_gesture(modules: Modules) -> None:
    assert run(
        modules, 'add("g", label("a", "x")); add("g", label("b", "y")); add("g", label("a", "z")); return shown();'
    ) == [["g", [label("a", "z"), label("b", "y")]]]


def test_another_gesture_is_another_batch(modules: Modules) -> None:
    assert run(modules, 'add("g", label("a", "x")); add("h", label("a", "z")); return shown();') == [
        ["g", [label("a", "x")]], ["h", [label("a", "z")]],
    ]  # fmt: skip


def test_no_field_is_set_before_the_layer_is_called_so(modules: Modules) -> None:
    """Of a later name an earlier operation knows nothing."""
    found = run(
        modules,
        'add("g", label("a", "x")); add("g", { op: "rename", id: "a", to: "b" });'
        ' add("g", { op: "rename", id: "b", to: "a" });'
        ' add("g", label("a", "z")); return shown();',
    )
    assert [operation["op"] for operation in found[0][1]] == ["set", "rename", "rename", "set"]


def test_places_of_a_picture_come_together(modules: Modules) -> None:
    assert run(
        modules,
        'const at = (more) => ({ op: "place", id: "a", view: "front", ...more });'
        ' add("g", at({ x: 1 })); add("g", at({ y: 2 })); add("g", at({ x: 3 })); return shown();',
    ) == [["g", [{"op": "place", "id": "a", "view": "front", "x": 3, "y": 2}]]]


def test_what_is_being_sent_takes_no_more(modules: Modules) -> None:
    assert run(
        modules,
        'add("g", label("a", "x")); batches.close(); const sent = batches.next(); add("g", label("a", "y"));'
        " return [sent.ops[0].value, batches.waiting.length, batches.withdraw()];",
    ) == ["x", 2, None]


def test_a_gesture_of_which_nothing_was_sent_is_taken_back_whole(modules: Modules) -> None:
    assert run(
        modules,
        'add("g", label("a", "x")); add("h", label("a", "y")); batches.close(); add("h", label("b", "z"));'
        " const own = batches.withdraw(); return [own.length, shown()];",
    ) == [2, [["g", [label("a", "x")]]]]


def test_a_gesture_of_which_something_was_sent_is_taken_back_by_the_server(modules: Modules) -> None:
    assert run(
        modules,
        'add("g", label("a", "x")); batches.close(); batches.remove(batches.next().batch); add("g", label("a", "y"));'
        " return [batches.waiting.length, batches.withdraw()];",
    ) == [1, None]


def test_a_batch_holds_at_most_500_operations(modules: Modules) -> None:
    assert run(
        modules,
        'add("g", ...Array.from({ length: 1201 }, (_, n) => ({ op: "remove", ids: [`l${n}`] })));'
        " return batches.waiting.map((batch) => batch.ops.length);",
    ) == [500, 500, 201]


def test_every_batch_has_a_name_of_its_own(modules: Modules) -> None:
    names = run(modules, "return Array.from({ length: 200 }, waiting.uuid);")
    assert len(set(names)) == 200
    assert all(len(name) == 36 and name[14] == "4" and name[19] in "89ab" for name in names)
