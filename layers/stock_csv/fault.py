"""Faults of a stock file, as sentences that can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from layers.speech import ENGLISH, Speech


def gettext_noop(text: str) -> str:
    """The text unchanged, marked for extraction and translated when shown."""
    return text


@dataclass(frozen=True, slots=True)
class Saying:
    """An English sentence with a `%(name)s` for each of `values`."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, speech: Speech) -> str:
        return speech.gettext(self.text) % self.values

    def __str__(self) -> str:
        return self.said(ENGLISH)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is rejected; `row` is a line of the file, the header being 1, `column` as the file names it."""

    row: int
    column: str
    saying: Saying

    @property
    def message(self) -> str:
        return str(self.saying)


class Unreadable(Exception):
    """A cell, or a whole file, that cannot be read."""

    def __init__(self, text: str, **values: object) -> None:
        self.saying = Saying(text, values)
        super().__init__(str(self.saying))
