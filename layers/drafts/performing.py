"""What an operation does to a working copy, and the operations that take it back."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json, to_jsonable_python

from layers.document.model import Configurator, Image, Name, Placement, Preset, Rule, View
from layers.drafts.mention import in_layer, in_preset, in_rule, moved_texts
from layers.drafts.new_layer import plain, whole
from layers.drafts.operation import (
    PLACED,
    AnyOperation,
    Doc,
    Insert,
    ListRemove,
    Move,
    NewPreset,
    NewRule,
    NewView,
    Place,
    PresetPut,
    PresetRemove,
    Put,
    Remove,
    Rename,
    Replace,
    RulePut,
    RuleRemove,
    Set,
    ViewPut,
    ViewRemove,
)
from layers.drafts.working_copy import Kind, Layered, Listed, WorkingCopy

Inverse = tuple[AnyOperation, ...]
"""What takes an operation back, in its order; empty where it changed nothing."""
TEXT = "translations"
MODELS: dict[Kind, type[Listed]] = {Kind.RULE: Rule, Kind.VIEW: View, Kind.PRESET: Preset}


def perform(copy: WorkingCopy, operation: AnyOperation) -> Inverse:
    """Change `copy`; the operation fits it, and names everything by its id.

    Raises pydantic's ValidationError, before anything is changed, for a value of the wrong form.
    """
    match operation:
        case Set():
            return _set(copy, operation)
        case Place():
            return _place(copy, operation)
        case Insert():
            copy.graft(plain(operation.layer), operation.parent, operation.before)
            return (Remove(ids=(plain(operation.layer).id,)),)
        case Move():
            return _move(copy, operation)
        case Remove():
            return _remove(copy, operation)
        case Rename():
            return _rename(copy, operation)
        case Doc():
            return _doc(copy, operation)
        case RulePut() | ViewPut() | PresetPut():
            return _put(copy, operation)
        case RuleRemove() | ViewRemove() | PresetRemove():
            return _list_remove(copy, operation)
        case Replace():
            return _replace(copy, operation)


def json_of(value: Any) -> Any:
    """A value of the document as JSON has it."""
    return to_jsonable_python(value, by_alias=True)


def with_field(layer: Layered, field: str, value: Any) -> Layered:
    """The layer with another value in a field of its own; raises ValidationError."""
    content = layer.model_dump(mode="json", by_alias=True) | {field: value}
    return type(layer).model_validate_json(to_json(content), strict=True)


def with_head(copy: WorkingCopy, field: str, value: Any) -> tuple[str, Any]:
    """The field of the document that `field` names, a text's own field being its translations, and its new value.

    Raises ValidationError.
    """
    name, _, text = field.partition(".")
    if text:
        value = _with_text(copy.head[TEXT], text, value)
    least = {"id": copy.id, "title": "-", "views": [{"id": "view"}], "layers": [], name: value}
    return name, getattr(Configurator.model_validate_json(to_json(least), strict=True), name)


def placement(image: Image, view: str, part: int | None) -> Placement | None:
    """The picture in a view, or one of the further ones there."""
    if part is None:
        return image.images.get(view)
    parts = image.parts.get(view, ())
    return parts[part] if part < len(parts) else None


def put_of(kind: Kind, each: Listed, **place: Any) -> Put:
    """The operation that puts a rule, view or preset as it is, `before` another one where that is given."""
    content = {name: getattr(each, name) for name in MODELS[kind].model_fields}
    match kind:
        case Kind.RULE:
            return RulePut(rule=NewRule.model_construct(**content), **place)
        case Kind.VIEW:
            return ViewPut(view=NewView.model_construct(**content), **place)
        case _:
            return PresetPut(preset=NewPreset.model_construct(**content), **place)


def listed_of(operation: Put) -> tuple[Kind, Listed]:
    """What an operation puts; it has an id."""
    match operation:
        case RulePut():
            return Kind.RULE, _listed(Kind.RULE, operation.rule)
        case ViewPut():
            return Kind.VIEW, _listed(Kind.VIEW, operation.view)
        case PresetPut():
            return Kind.PRESET, _listed(Kind.PRESET, operation.preset)


def list_of(operation: ListRemove) -> Kind:
    return Kind(operation.op.partition(".")[0])


def list_removal(kind: Kind, id: str) -> ListRemove:
    match kind:
        case Kind.RULE:
            return RuleRemove(id=id)
        case Kind.VIEW:
            return ViewRemove(id=id)
        case _:
            return PresetRemove(id=id)


def _listed(kind: Kind, new: Listed) -> Listed:
    model = MODELS[kind]
    return model.model_construct(**{name: getattr(new, name) for name in model.model_fields})


def _set(copy: WorkingCopy, operation: Set) -> Inverse:
    layer = copy.items[operation.id]
    changed = with_field(layer, operation.field, operation.value)
    if changed == layer:
        return ()
    copy.put(changed)
    return (Set(id=operation.id, field=operation.field, value=json_of(getattr(layer, operation.field))),)


def _place(copy: WorkingCopy, operation: Place) -> Inverse:
    image = copy.items[operation.id]
    assert isinstance(image, Image)
    there = placement(image, operation.view, operation.part)
    if operation.gives("asset") and operation.asset is None:
        return _take_away(copy, image, operation.view, operation.part)
    given = {name: getattr(operation, name) for name in PLACED if operation.gives(name)}
    placed = Placement(**given) if there is None else there.model_copy(update=given)
    if placed == there:
        return ()
    copy.put(_placed(image, operation.view, operation.part, placed))
    if there is None:
        return (_placing(operation.id, operation.view, operation.part, {"asset": None}),)
    old = {name: getattr(there, name) for name in given}
    return (_placing(operation.id, operation.view, operation.part, old),)


def _take_away(copy: WorkingCopy, image: Image, view: str, part: int | None) -> Inverse:
    """The pictures behind one of several move up, and are put in their places again one by one."""
    there = placement(image, view, part)
    if there is None:
        return ()
    copy.put(_placed(image, view, part, None))
    if part is None:
        return (_placing(image.id, view, None, _fields(there)),)
    return tuple(
        _placing(image.id, view, index, _fields(each)) for index, each in enumerate(image.parts[view]) if index >= part
    )


def _placed(image: Image, view: str, part: int | None, placed: Placement | None) -> Image:
    if part is None:
        others = {name: each for name, each in image.images.items() if name != view}
        images = {**image.images, view: placed} if placed else others
        return image.model_copy(update={"images": images})
    parts = list(image.parts.get(view, ()))
    parts[part : part + 1] = [placed] if placed else []
    kept = {name: each for name, each in image.parts.items() if name != view or parts}
    return image.model_copy(update={"parts": {**kept, **({view: tuple(parts)} if parts else {})}})


def _placing(id: str, view: Name, part: int | None, fields: Mapping[str, Any]) -> Place:
    where: dict[str, Any] = {"id": id, "view": view} | ({} if part is None else {"part": part})
    return Place(**where, **fields)


def _fields(placed: Placement) -> dict[str, Any]:
    return {name: getattr(placed, name) for name in PLACED}


def _move(copy: WorkingCopy, operation: Move) -> Inverse:
    before = {id: (copy.parents[id], copy.following(id)) for id in operation.ids}
    inverse: list[AnyOperation] = []
    for id in operation.ids:
        inverse.append(Move(ids=(id,), parent=copy.parents[id], before=copy.following(id)))
        copy.detach(id)
    for id in operation.ids:
        copy.attach(id, operation.parent, operation.before)
    if all(before[id] == (copy.parents[id], copy.following(id)) for id in operation.ids):
        return ()
    return tuple(reversed(inverse))


def _remove(copy: WorkingCopy, operation: Remove) -> Inverse:
    inverse: list[AnyOperation] = []
    for id in operation.ids:
        if id not in copy.items:  # went with a group that was named before it
            continue
        inverse.append(Insert(parent=copy.parents[id], before=copy.following(id), layer=whole(copy.subtree(id))))
        copy.fell(id)
    return tuple(reversed(inverse))


def _rename(copy: WorkingCopy, operation: Rename) -> Inverse:
    old, new, texts = operation.id, operation.to, copy.head[TEXT]
    dangling = _naming(copy, new)
    _rename_layer(copy, old, new)

    def naming(name: str) -> str:
        return new if name == old else name

    for layer in list(copy.items.values()):
        if (changed := in_layer(layer, naming)) is not layer:
            copy.put(changed)
    for rule in list(copy.lists[Kind.RULE].values()):
        if (changed := in_rule(rule, naming)) is not rule:
            copy.put_listed(Kind.RULE, changed)
    for preset in list(copy.lists[Kind.PRESET].values()):
        if (changed := in_preset(preset, naming)) is not preset:
            copy.put_listed(Kind.PRESET, changed)
    shared = any(old in copy.lists[kind] for kind in (Kind.VIEW, Kind.PRESET))
    moved = moved_texts(texts, old, new, keep=shared)
    copy.put_head(TEXT, moved)
    lost = moved_texts(moved, new, old) != texts
    return (Rename(id=new, to=old), *dangling, *([Doc(field=TEXT, value=json_of(texts))] if lost else []))


def _naming(copy: WorkingCopy, name: str) -> list[AnyOperation]:
    """What puts back everything that names `name` already, though nothing is called so yet."""
    found: list[AnyOperation] = []
    probe = name + "-"
    for layer in copy.items.values():
        if in_layer(layer, lambda each: probe if each == name else each) is not layer:
            found.append(Set(id=layer.id, field="show_if", value=json_of(layer.show_if)))
    for kind, rewritten in ((Kind.RULE, in_rule), (Kind.PRESET, in_preset)):
        for each in copy.lists[kind].values():
            if rewritten(each, lambda each: probe if each == name else each) is not each:
                found.append(put_of(kind, each))
    return found


def _rename_layer(copy: WorkingCopy, old: str, new: str) -> None:
    parent, before = copy.parents[old], copy.following(old)
    copy.detach(old)
    layer = copy.items.pop(old)
    copy.parents.pop(old)
    copy.bytes += len(new) - len(old)
    copy.items[new] = layer.model_copy(update={"id": new})
    copy.attach(new, parent, before)
    if old in copy.children:
        copy.children[new] = copy.children.pop(old)
        copy.parents.update(dict.fromkeys(copy.children[new], new))


def _doc(copy: WorkingCopy, operation: Doc) -> Inverse:
    name, value = with_head(copy, operation.field, operation.value)
    old = copy.head[name]
    if value == old:
        return ()
    copy.put_head(name, value)
    language, _, key = operation.field.partition(".")[2].partition(".")
    if not language:
        return (Doc(field=name, value=json_of(old)),)
    if not key or language not in old:
        return (Doc(field=f"{TEXT}.{language}", value=old.get(language)),)
    return (Doc(field=operation.field, value=old[language].get(key)),)


def _with_text(translations: Mapping[str, Mapping[str, str]], place: str, value: Any) -> dict[str, Any]:
    """All translations with another text in its place, or with all texts of a language; null takes them away."""
    language, _, key = place.partition(".")
    if key:
        if value is None and key not in translations.get(language, {}):
            return dict(translations)
        texts = {name: text for name, text in translations.get(language, {}).items() if name != key}
        value = texts if value is None else {**texts, key: value}
    others = {name: texts for name, texts in translations.items() if name != language}
    return others if value is None else {**others, language: value}


def _put(copy: WorkingCopy, operation: Put) -> Inverse:
    kind, each = listed_of(operation)
    there = copy.lists[kind].get(each.id)
    following = copy.listed_following(kind, each.id) if there else None
    copy.put_listed(kind, each)
    if operation.gives("before"):
        copy.order_listed(kind, each.id, operation.before)
    if there is None:
        return (list_removal(kind, each.id),)
    if there == each and following == copy.listed_following(kind, each.id):
        return ()
    return (put_of(kind, there, **({"before": following} if operation.gives("before") else {})),)


def _list_remove(copy: WorkingCopy, operation: ListRemove) -> Inverse:
    kind = list_of(operation)
    inverse = put_of(kind, copy.lists[kind][operation.id], before=copy.listed_following(kind, operation.id))
    copy.drop_listed(kind, operation.id)
    return (inverse,)


def _replace(copy: WorkingCopy, operation: Replace) -> Inverse:
    old = copy.document()
    if old == operation.document:
        return ()
    vars(copy).update(vars(WorkingCopy.of(operation.document)))
    return (Replace(document=old),)
