"""Why an operation was not taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from layers.drafts.revisions import Stamp
from layers.errors import LayersError
from layers.speech import Speech


class Code(StrEnum):
    """The values are the codes of docs/api.md."""

    CHANGED = "changed"
    EDITED = "edited"
    GONE = "gone"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    CYCLE = "cycle"
    INVALID = "invalid"
    TOO_MANY = "too_many"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Operation `n` was refused because of `id` and its `field`; `theirs` is what stands there, set by whom and when.

    `fault` says more about a value that is invalid.
    """

    n: int
    code: Code
    id: str | None = None
    field: str | None = None
    theirs: Any = None
    by: str | None = None
    at: datetime | None = None
    fault: str = ""


class NotTaken(LayersError):
    """One operation cannot be taken; the others of its batch may be."""

    def __init__(
        self,
        code: Code,
        id: str | None = None,
        field: str | None = None,
        theirs: Any = None,
        stamp: Stamp | None = None,
        fault: str = "",
    ) -> None:
        self.code, self.id, self.field, self.theirs, self.stamp, self.fault = code, id, field, theirs, stamp, fault
        super().__init__(f"{code}: {id or ''} {field or ''} {fault}".strip())

    def refusal(self, n: int) -> Refusal:
        by, at = (self.stamp.by, self.stamp.at) if self.stamp else (None, None)
        return Refusal(n, self.code, self.id, self.field, self.theirs, by, at, self.fault)


def sentence(refusal: Refusal, speech: Speech) -> str:
    """What the designer reads."""
    name, by = refusal.id or "", refusal.by or ""
    match refusal.code:
        case Code.CHANGED:
            return speech.gettext("%(by)s has changed this in the meantime.") % {"by": by}
        case Code.EDITED:
            text = speech.gettext("%(by)s has edited “%(name)s” in the meantime.")
            return text % {"by": by, "name": name}
        case Code.GONE:
            return speech.gettext("%(by)s has removed “%(name)s”.") % {"by": by, "name": name}
        case Code.UNKNOWN:
            return speech.gettext("There is no “%(name)s”.") % {"name": name or refusal.field or ""}
        case Code.DUPLICATE:
            return speech.gettext("There is already something called %(name)s.") % {"name": name}
        case Code.CYCLE:
            return speech.gettext("A group cannot be moved into itself.")
        case Code.TOO_MANY:
            return speech.gettext("There are too many already.")
        case Code.TOO_LARGE:
            return speech.gettext("The document is too large.")
        case Code.INVALID:
            return speech.gettext("The value is not valid: %(fault)s") % {"fault": refusal.fault}
