"""The editor's own copy of a draft becomes what the server makes of the same operations."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from layers.document.model import Configurator
from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor
from layers.drafts.revisions import Author
from tests.browser.editor.drafts import draft, operations
from tests.browser.editor.modules import Modules

ADA = Editor(Author("1", "window"), "Ada", datetime(2026, 12, 1, tzinfo=UTC))
APPLY = """
  const document = made.DraftDocument.from(given.draft);
  for (const operation of given.operations) document.apply(operation);
  return document.toJSON();
"""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(operations, min_size=1, max_size=20))
def test_what_the_server_takes_changes_both_alike(modules: Modules, steps: list[Any]) -> None:
    edited = EditedDraft.of(Configurator.model_validate(draft()))
    batch = Batch.model_validate({"batch": UUID(int=1), "client": "window", "base": 0, "ops": steps})
    after, taken = edited.edit(batch, ADA)
    theirs = to_jsonable_python(after.document, by_alias=True)
    performed = to_jsonable_python(taken.operations, by_alias=True)
    known = {step.n for step in taken.steps}
    sent = [step for n, step in enumerate(steps) if n in known]
    ours = modules.run(APPLY, {"draft": draft(), "operations": performed}, made="document/document.js")
    assert Configurator.model_validate(ours) == Configurator.model_validate(theirs)
    if any(step["op"] == "rename" for step in sent[:-1]):  # Of a layer's earlier id only the server knows whose it was.
        return
    predicted = modules.run(APPLY, {"draft": draft(), "operations": sent}, made="document/document.js")
    assert Configurator.model_validate(predicted) == Configurator.model_validate(theirs)
