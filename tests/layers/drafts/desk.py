"""People who edit one draft, in a line each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from pydantic_core import to_json

from layers.document.model import Configurator
from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor
from layers.drafts.revisions import Author
from layers.drafts.taken import Taken

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
Json = dict[str, Any]


def image(id: str, **fields: Any) -> Json:
    return {"kind": "image", "id": id, "label": id.title(), **fields}


def group(id: str, *layers: Json, **fields: Any) -> Json:
    return {"kind": "group", "id": id, "label": id.title(), "layers": list(layers), **fields}


def watch(*layers: Json, **fields: Any) -> Configurator:
    """A strap of two, and a case; `layers` in their place."""
    usual = (
        group("strap", image("tan", images={"front": {"asset": "t"}}), image("black"), choose="one"),
        group("case", image("steel"), image("gold"), choose="one"),
    )
    document = {
        "id": "watch",
        "title": "Watch",
        "views": [{"id": "front"}, {"id": "back"}],
        "layers": list(layers or usual),
        **fields,
    }
    return Configurator.model_validate(document)


def batch(client: str, base: int, ops: tuple[Json, ...], gesture: str = "", id: UUID | None = None) -> Batch:
    said = {"batch": id or uuid4(), "client": client, "gesture": gesture, "base": base, "ops": ops}
    return Batch.model_validate_json(to_json(said), strict=True)


@dataclass
class Desk:
    """One draft and everybody at it; each has their own name as the name of their window."""

    draft: EditedDraft = field(default_factory=lambda: EditedDraft.of(watch()))

    def send(self, who: str, *ops: Json, base: int | None = None, gesture: str = "") -> Taken:
        """Edits by somebody who knows revision `base`, everything by default."""
        sent = batch(who, self.draft.rev if base is None else base, ops, gesture)
        self.draft, taken = self.draft.edit(sent, self.editor(who))
        return taken

    def undo(self, who: str) -> Taken:
        self.draft, taken = self.draft.undo(uuid4(), self.editor(who))
        return taken

    def redo(self, who: str) -> Taken:
        self.draft, taken = self.draft.redo(uuid4(), self.editor(who))
        return taken

    def editor(self, who: str) -> Editor:
        return Editor(Author(who, who), who.title(), NOON + timedelta(seconds=self.draft.rev))

    @property
    def document(self) -> Configurator:
        return self.draft.document

    def layer(self, id: str) -> Any:
        return self.draft.copy.items[id]

    def order(self, parent: str | None = None) -> list[str]:
        return list(self.draft.copy.children[parent])


def codes(taken: Taken) -> Mapping[int, str]:
    return {each.n: each.code.value for each in taken.refused}
