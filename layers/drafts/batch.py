"""A batch of operations, as a client sends it."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import to_json

from layers.drafts.operation import AnyOperation, Operation, Replace

Client = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Gesture = Annotated[str, StringConstraints(max_length=200)]
SHOWN = 300
"""How much is said of what is wrong with an operation."""
FAULTS = 100
"""With more of them in one operation the batch is no batch: saying them all takes longer than finding them."""
ONE: TypeAdapter[AnyOperation] = TypeAdapter(Operation)


class Malformed(BaseModel):
    """An operation that is none; `fault` says what is wrong."""

    model_config = ConfigDict(frozen=True)

    fault: str


def _read(value: Any, _: ValidatorFunctionWrapHandler) -> AnyOperation | Malformed:
    """As JSON, in which lists are tuples; one that is wrong is refused alone."""
    if isinstance(value, BaseModel):
        return value  # type: ignore[return-value]
    try:
        return ONE.validate_json(to_json(value), strict=True)
    except ValidationError as error:
        if error.error_count() > FAULTS:
            raise
        return Malformed(fault=fault(error))


def fault(error: ValidationError) -> str:
    """The first thing that is wrong, with its place."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = "/".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}"[:SHOWN] if place else str(first["msg"])[:SHOWN]


class Batch(BaseModel):
    """Operations that one client did on what it knew as revision `base`; `gesture` is what undo takes back at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    batch: UUID
    client: Client
    gesture: Gesture = ""
    base: Annotated[int, Field(ge=0, le=2**53)]
    ops: Annotated[tuple[Annotated[Operation, WrapValidator(_read)], ...], Field(min_length=1)]

    @property
    def operations(self) -> tuple[AnyOperation | Malformed, ...]:
        return self.ops

    @property
    def replaces(self) -> bool:
        return any(isinstance(each, Replace) for each in self.ops)


class TurnBack(BaseModel):
    """Undo or redo: the client whose gesture it is, and the uuid of the batch that it becomes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    client: Client
    batch: UUID
