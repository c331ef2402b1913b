"""The editor's own copy of a draft: operations change it as they say, and what takes them back does."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.editor.drafts import draft, operations
from tests.browser.editor.modules import Modules

DOCUMENT = {"made": "document/document.js"}
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(steps=st.lists(operations, max_size=25))
def test_what_takes_an_operation_back_leaves_nothing_of_it(modules: Modules, steps: list[Any]) -> None:
    wrong = modules.run(
        """
        const sorted = (key, value) => value && typeof value === "object" && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort()) : value;
        const text = (document) => JSON.stringify(document.toJSON(), sorted);
        const document = made.DraftDocument.from(given.draft);
        for (const step of given.steps) {
          const before = text(document);
          const copy = document.copy();
          let inverses;
          try {
            inverses = document.apply(step);
          } catch (error) {
            if (!(error instanceof made.Refusal)) throw error;
            if (text(document) !== before) return { step, refused: error.code };
            continue;
          }
          if (text(copy) !== before) return { step, copy: true };
          const back = document.copy();
          inverses.forEach((inverse) => back.apply(inverse));
          if (text(back) !== before) return { step, inverses, before, after: text(back) };
          const again = made.DraftDocument.from(JSON.parse(text(document)));
          if (text(again) !== text(document)) return { step, again: true };
        }
        return null;
        """,
        {"draft": draft(), "steps": steps},
        **DOCUMENT,
    )
    assert wrong is None


@QUICK
@given(steps=st.lists(operations, max_size=12))
def test_several_operations_are_done_all_or_none(modules: Modules, steps: list[Any]) -> None:
    kept = modules.run(
        """
        const document = made.DraftDocument.from(given.draft);
        const before = made.DraftDocument.from(given.draft).item.size;
        try {
          const inverses = document.applyAll(given.steps);
          inverses.forEach((inverse) => document.apply(inverse));
        } catch (error) {
          if (!(error instanceof made.Refusal)) throw error;
        }
        return document.item.size === before && document.head.title === given.draft.title;
        """,
        {"draft": draft(), "steps": steps},
        **DOCUMENT,
    )
    assert kept


def test_a_change_of_the_tree_is_told_apart_from_others(modules: Modules) -> None:
    assert modules.run(
        """
        const document = made.DraftDocument.from(given);
        const first = [document.structure, document.revision];
        document.apply({ op: "set", id: "i1", field: "label", value: "New" });
        const second = [document.structure, document.revision];
        const changes = [
          { op: "remove", ids: ["i1"] }, { op: "move", ids: ["i2"], parent: null, before: null },
          { op: "rename", id: "i2", to: "n0" },
          { op: "insert", parent: null, before: null, layer: { kind: "image", id: "n1" } },
        ];
        const structures = changes.map((change) => (document.apply(change), document.structure));
        return [first[0] === second[0], first[1] !== second[1], new Set([first[0], ...structures]).size];
        """,
        draft(),
        **DOCUMENT,
    ) == [True, True, 5]
