"""A batch that was taken: what came of it, as it is written down."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from layers.drafts.batch import Client, Gesture
from layers.drafts.operation import AnyOperation, Operation
from layers.drafts.refusal import Code, Refusal
from layers.drafts.revisions import Author, Stamp
from layers.drafts.working_copy import Kind


class How(StrEnum):
    """How a batch came about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Over(_Record):
    """A move of a layer (or rule, view, preset) that was done over one of another author at `rev`."""

    kind: Kind
    id: str
    rev: int
    client: str
    by: str
    at: datetime


class Step(_Record):
    """What was performed for operation `n`, named as things are called then, and what takes it back."""

    n: int
    operation: Operation
    inverse: tuple[Operation, ...]
    over: tuple[Over, ...] = ()


class Declined(_Record):
    """An operation that was refused."""

    n: int
    code: Code
    id: str | None = None
    field: str | None = None
    theirs: Any = None
    by: str | None = None
    at: datetime | None = None
    fault: str = ""

    @property
    def refusal(self) -> Refusal:
        return Refusal(**{name: getattr(self, name) for name in Refusal.__dataclass_fields__})


class Taken(_Record):
    """One batch and its answer: the draft was at `rev` after it, one more than before if anything of it was taken.

    `person` is the id of who sent it, `by` their name; `count` how many operations there were. `owner` is the server
    process that took it, which alone may take batches of this draft until `lease_until`; null: until it ends.
    """

    rev: Annotated[int, Field(ge=0)]
    batch: UUID
    how: How
    person: str
    client: Client
    by: str
    at: datetime
    gesture: Gesture
    base: int
    count: int
    steps: tuple[Step, ...]
    refused: tuple[Declined, ...]
    ids: dict[str, str]
    owner: str = ""
    lease_until: datetime | None = None

    @property
    def author(self) -> Author:
        return Author(self.person, self.client)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.rev, self.author, self.by, self.at)

    @property
    def applied(self) -> tuple[int, ...]:
        """The numbers of the operations that were taken, also of those that had nothing left to do."""
        declined = {each.n for each in self.refused}
        return tuple(n for n in range(self.count) if n not in declined)

    @property
    def operations(self) -> tuple[AnyOperation, ...]:
        """What was performed, in its order."""
        return tuple(step.operation for step in self.steps)
