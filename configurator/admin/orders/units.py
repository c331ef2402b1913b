"""The form for shipping or cancelling parts of lines, and its input."""

from collections.abc import Mapping
from dataclasses import dataclass

from configurator.admin.orders.acts import Act
from configurator.admin.orders.lines import LineView
from configurator.languages import gettext_noop
from configurator.web.form import first
from layers.orders.order import Order, OrderLine
from layers.speech import Speech

NO_NUMBER = gettext_noop("A whole number, please.")
TOO_MANY = gettext_noop("At most %(most)s.")
NOTHING = gettext_noop("Say of at least one line how many pieces.")
Fields = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class UnitsLine:
    """`most` pieces can be asked for, `waiting` ones lack stock; `typed` stands in the field, `error` beside it."""

    view: LineView
    field: str
    most: int
    waiting: int
    typed: str
    error: str


@dataclass(frozen=True, slots=True)
class Asked:
    """LineProgress by line id, zeros left out; `errors` by field."""

    lines: Mapping[str, int]
    errors: Mapping[str, str]


def asked(act: Act, order: Order, fields: Fields, speech: Speech) -> Asked:
    """Parse the form; a line that it does not name stays unchanged."""
    found, errors = dict[str, int](), dict[str, str]()
    for line in order.lines:
        typed = first(fields, field(line.id)).strip()
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
            errors[field(line.id)] = speech.gettext(NO_NUMBER)
        elif typed and int(typed) > most(act, line):
            errors[field(line.id)] = too_many(most(act, line), speech)
        elif typed and int(typed):
            found[line.id] = int(typed)
    if not found and not errors:
        errors["units"] = speech.gettext(NOTHING)
    return Asked(found, errors)


def units_lines(
    act: Act, order: Order, views: tuple[LineView, ...], fields: Fields | None, errors: Mapping[str, str]
) -> tuple[UnitsLine, ...]:
    """Every line with something left to do; the fields are prefilled with the maximum."""
    return tuple(
        UnitsLine(
            view,
            field(line.id),
            most(act, line),
            line.open - line.complete,
            str(most(act, line)) if fields is None else first(fields, field(line.id)),
            errors.get(field(line.id), ""),
        )
        for line, view in zip(order.lines, views, strict=True)
        if line.open
    )


def most(act: Act, line: OrderLine) -> int:
    return line.complete if act is Act.SHIP else line.open


def field(line: str) -> str:
    return f"units-{line}"


def too_many(most: int, speech: Speech) -> str:
    return speech.gettext(TOO_MANY) % {"most": most}
