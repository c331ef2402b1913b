"""The operations of which edits consist."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from layers.document.model import Blend, Configurator, Name, Pixels, Placement, Preset, Rule, View
from layers.drafts.new_layer import NewLayer, Temp, unsaid

Reference = Annotated[str, StringConstraints(min_length=1, max_length=100)]
"""An id, or the `temp` of something that an earlier operation of the batch brought."""
References = Annotated[tuple[Reference, ...], Field(min_length=1, max_length=5000)]
Asset = Annotated[str, StringConstraints(min_length=1, max_length=200)]
FieldName = Annotated[str, StringConstraints(min_length=1, max_length=10_100)]


class _Operation(BaseModel):
    """Written down with the fields that were given: `before` that is absent is another thing than null."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def gives(self, field: str) -> bool:
        return field in self.model_fields_set

    @model_serializer(mode="wrap")
    def _given(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        given = self.model_fields_set
        return {name: value for name, value in dump(self).items() if name == "op" or name in given}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """What is written down looks like what was sent, only some of it may be left out."""
        plain = {name: value for name, value in schema.items() if name != "serialization"}
        return handler(plain)


class Set(_Operation):
    """A field of a layer; `value` is a scalar or one small value as a whole (stock, swatch, show_if)."""

    op: Literal["set"] = "set"
    id: Reference
    field: FieldName
    value: JsonValue


class Place(_Operation):
    """The picture of a layer in one view, or one of its further `parts` there; what is not given stays.

    `asset` null takes the picture away; `part` equal to their number adds one.
    """

    op: Literal["place"] = "place"
    id: Reference
    view: Reference
    part: Annotated[int, Field(ge=0, le=1000)] | None = None
    asset: Asset | None = None
    x: Pixels = 0
    y: Pixels = 0
    z: Pixels = 0
    blend: Blend = Blend.NORMAL


class Insert(_Operation):
    """A new layer, with everything in it, into a group (null: the top), before another one (null: at its end)."""

    op: Literal["insert"] = "insert"
    parent: Reference | None = None
    before: Reference | None = None
    layer: NewLayer


class Move(_Operation):
    """Layers, in this order, into a group (null: the top), before another one (null: at its end)."""

    op: Literal["move"] = "move"
    ids: References
    parent: Reference | None = None
    before: Reference | None = None


class Remove(_Operation):
    """Layers with everything in them; what others edited meanwhile only with `confirm`."""

    op: Literal["remove"] = "remove"
    ids: References
    confirm: bool = False


class Rename(_Operation):
    """Another id for a layer; rules, presets, conditions and translations follow."""

    op: Literal["rename"] = "rename"
    id: Reference
    to: Name


class Doc(_Operation):
    """A field of the document: title, description, base_price, backorder, translations.

    `translations.LANGUAGE.KEY` is one text, which null removes.
    """

    op: Literal["doc"] = "doc"
    field: FieldName
    value: JsonValue


class NewRule(Rule):
    """A rule; one without an id may carry `temp`."""

    id: Name | None = None  # type: ignore[assignment]
    temp: Temp | None = Field(None, exclude_if=unsaid)


class NewView(View):
    id: Name | None = None  # type: ignore[assignment]
    temp: Temp | None = Field(None, exclude_if=unsaid)


class NewPreset(Preset):
    id: Name | None = None  # type: ignore[assignment]
    temp: Temp | None = Field(None, exclude_if=unsaid)


class RulePut(_Operation):
    """A new rule, or another content of one; without `before` it stays where it is, a new one comes last."""

    op: Literal["rule.put"] = "rule.put"
    rule: NewRule
    before: Reference | None = None


class ViewPut(_Operation):
    op: Literal["view.put"] = "view.put"
    view: NewView
    before: Reference | None = None


class PresetPut(_Operation):
    op: Literal["preset.put"] = "preset.put"
    preset: NewPreset
    before: Reference | None = None


class _Removal(_Operation):
    id: Reference
    confirm: bool = False


class RuleRemove(_Removal):
    op: Literal["rule.remove"] = "rule.remove"


class ViewRemove(_Removal):
    op: Literal["view.remove"] = "view.remove"


class PresetRemove(_Removal):
    op: Literal["preset.remove"] = "preset.remove"


class Replace(_Operation):
    """The whole document; refused where others edited meanwhile, unless with `confirm`."""

    op: Literal["replace"] = "replace"
    document: Configurator
    confirm: bool = False


Put = RulePut | ViewPut | PresetPut
ListRemove = RuleRemove | ViewRemove | PresetRemove
Operation = Annotated[
    Set | Place | Insert | Move | Remove | Rename | Doc | Put | ListRemove | Replace, Field(discriminator="op")
]
AnyOperation = Set | Place | Insert | Move | Remove | Rename | Doc | Put | ListRemove | Replace
PLACED = tuple(Placement.model_fields)
"""The fields of a placement, each a key of its own."""
