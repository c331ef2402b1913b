"""What is wrong with a stock file, in a sentence that can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int


@dataclass(frozen=True, slots=True)
class Saying:
    """An English sentence with a `%(name)s` for each of `values`."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be taken; `row` is a line of the file, the header being 1, `column` as the file names it."""

    row: int
    column: str
    saying: Saying

    @property
    def message(self) -> str:
        return str(self.saying)


class Unreadable(Exception):
    """A cell, or a whole file, that does not say what it should."""

    def __init__(self, text: str, **values: Value) -> None:
        self.saying = Saying(text, values)
        super().__init__(str(self.saying))
