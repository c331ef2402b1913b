"""A section of the settings as form input, and its conversion to settings."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from configurator.admin.settings.fields import Field, Kind, Section
from configurator.languages import gettext_noop
from configurator.web.form import first
from settings import Settings

Fields = Mapping[str, list[str]]
ONE_OF_THESE = gettext_noop("Choose one of these.")
SHOWN = "shown"
"""Names the enabled switches: browsers send nothing for a switch that is off or disabled."""


@dataclass(frozen=True, slots=True)
class TypedSection:
    """`values` are the section's fields as text, switches as booleans; `errors` are messages by field."""

    values: Mapping[str, str | bool]
    errors: Mapping[str, str] = field(default_factory=dict)


def stamp(settings: Settings, name: str) -> str:
    """Changes with the section; changes of other sections do not matter to a form."""
    return hashlib.sha256(to_json(getattr(settings, name))).hexdigest()[:32]


def as_typed(section: Section, settings: Settings) -> TypedSection:
    """The section as a form shows it."""
    values = getattr(settings, section.name).model_dump(mode="json")
    return TypedSection({each.name: _text(each, values[each.name]) for each in section.fields})


def typed(section: Section, fields: Fields, settings: Settings) -> TypedSection:
    """The section as submitted; fields that were disabled keep their values."""
    before = as_typed(section, settings).values
    return TypedSection({each.name: _typed(section, each, fields, before[each.name]) for each in section.fields})


def taken(section: Section, form: TypedSection, settings: Settings) -> Settings | TypedSection:
    """The settings with the submitted section, or the form with all its errors."""
    current: BaseModel = getattr(settings, section.name)
    values = {each.name: _value(each, form.values[each.name]) for each in section.fields}
    try:
        changed = type(current).model_validate({**current.model_dump(mode="json"), **values})
    except ValidationError as error:
        wrong = {str(details["loc"][0]) for details in error.errors()}
        return TypedSection(
            form.values, {each.name: each.wrong or ONE_OF_THESE for each in section.fields if each.name in wrong}
        )
    return settings.model_copy(update={section.name: changed})


def control(section: Section, each: Field) -> str:
    """The name of a field in the form."""
    return f"{section.name}.{each.name}"


def _text(each: Field, value: Any) -> str | bool:
    if each.kind is Kind.SWITCH:
        return bool(value)
    if each.kind is Kind.LINES:
        return "\n".join(value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _typed(section: Section, each: Field, fields: Fields, before: str | bool) -> str | bool:
    name = control(section, each)
    if each.kind is Kind.SWITCH:
        return name in fields if name in fields.get(SHOWN, ()) else before
    return first(fields, name).replace("\r\n", "\n").strip() if name in fields else before


def _value(each: Field, text: str | bool) -> object:
    """The value for the model; a decimal comma is accepted too."""
    if isinstance(text, bool):
        return text
    if each.kind is Kind.LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if each.kind is Kind.AMOUNT:
        return None if each.empty and not text else text.replace(",", ".")
    return text
