"""What an operation concerns: fields, places and existence of what a draft consists of."""

from collections.abc import Iterator
from typing import NamedTuple

from layers.document.model import Configurator
from layers.drafts.new_layer import every, fields, whole
from layers.drafts.operation import (
    PLACED,
    AnyOperation,
    Doc,
    Insert,
    Move,
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
from layers.drafts.performing import Inverse, list_of, listed_of, put_of
from layers.drafts.working_copy import HEAD, LISTS, Kind, WorkingCopy

Path = tuple[str, ...]
"""A field, and what is inside it; a path concerns those it begins and those that begin it."""
EXISTENCE: Path = ()
POSITION: Path = ("position",)
CONTENT: Path = ("content",)
IDENTITY: Path = ("id",)


class Subject(NamedTuple):
    """What has fields; the document itself has the id ""."""

    kind: Kind
    id: str


THE_DOCUMENT = Subject(Kind.DOC, "")


class Concern(NamedTuple):
    """A field that was given a value, and whether it had another one before."""

    subject: Subject
    path: Path
    changed: bool


def concerns(operation: AnyOperation, inverse: Inverse) -> Iterator[Concern]:
    """All that an operation gave a value, if `inverse` takes it back; not what it removed."""
    changed = bool(inverse)
    match operation:
        case Set():
            yield Concern(layer(operation.id), (operation.field,), changed)
        case Place():
            yield from _placed(operation, inverse)
        case Insert():
            yield from (Concern(layer(str(each.id)), EXISTENCE, True) for each in every(operation.layer))
        case Move():
            yield from (Concern(layer(id), POSITION, changed) for id in operation.ids)
        case Rename():
            yield Concern(layer(operation.id), IDENTITY, changed)
        case Doc():
            yield Concern(THE_DOCUMENT, doc_path(operation.field), changed)
        case RulePut() | ViewPut() | PresetPut():
            kind, each = listed_of(operation)
            subject = Subject(kind, each.id)
            yield from (Concern(subject, path, changed) for path in put_paths(operation, new=_is_new(inverse)))
        case Replace() if changed:
            yield from _replaced(operation.document, _old(inverse))


def losses(operation: AnyOperation, inverse: Inverse) -> Iterator[tuple[Subject, AnyOperation]]:
    """All that an operation removed, and what puts it back."""
    match operation:
        case Remove():
            for insert in inverse:
                assert isinstance(insert, Insert)
                yield from ((layer(str(each.id)), insert) for each in every(insert.layer))
        case RuleRemove() | ViewRemove() | PresetRemove():
            yield from ((Subject(list_of(operation), operation.id), put) for put in inverse)
        case Replace() if inverse:
            yield from _lost(operation.document, _old(inverse))


def layer(id: str) -> Subject:
    return Subject(Kind.LAYER, id)


def doc_path(field: str) -> Path:
    """The field of the document; of translations one language or text."""
    return tuple(field.split(".", 2))


def picture_path(operation: Place) -> Path:
    """The picture as a whole."""
    if operation.part is None:
        return ("images", operation.view)
    return ("parts", operation.view, str(operation.part))


def place_paths(operation: Place) -> list[Path]:
    """The fields of a picture that is there; those behind one that is taken away get other numbers."""
    if operation.gives("asset") and operation.asset is None:
        return [picture_path(operation)[:2]]
    return [(*picture_path(operation), name) for name in PLACED if operation.gives(name)]


def put_paths(operation: Put, *, new: bool) -> list[Path]:
    if new:
        return [EXISTENCE]
    return [CONTENT, POSITION] if operation.gives("before") else [CONTENT]


def _placed(operation: Place, inverse: Inverse) -> Iterator[Concern]:
    subject, changed = layer(operation.id), bool(inverse)
    old = inverse[0] if inverse else None
    if isinstance(old, Place) and old.gives("asset") and old.asset is None:
        yield Concern(subject, picture_path(operation), True)
    elif operation.gives("asset") and operation.asset is None:
        yield Concern(subject, picture_path(operation)[:2], changed)
    else:
        for path in place_paths(operation):
            yield Concern(subject, path, changed and getattr(old, path[-1]) != getattr(operation, path[-1]))


def _is_new(inverse: Inverse) -> bool:
    return bool(inverse) and isinstance(inverse[0], RuleRemove | ViewRemove | PresetRemove)


def _old(inverse: Inverse) -> Configurator:
    (replace,) = inverse
    assert isinstance(replace, Replace)
    return replace.document


def _replaced(new: Configurator, old: Configurator) -> Iterator[Concern]:
    before, after = WorkingCopy.of(old), WorkingCopy.of(new)
    for name in HEAD:
        if before.head[name] != after.head[name]:
            yield Concern(THE_DOCUMENT, (name,), True)
    for kind in LISTS:
        for id, each in after.lists[kind].items():
            if id not in before.lists[kind]:
                yield Concern(Subject(kind, id), EXISTENCE, True)
            elif before.lists[kind][id] != each:
                yield Concern(Subject(kind, id), CONTENT, True)
    for id in after.items:
        if id not in before.items:
            yield Concern(layer(id), EXISTENCE, True)
        else:
            yield from (Concern(layer(id), path, True) for path in _differences(id, before, after))


def _differences(id: str, before: WorkingCopy, after: WorkingCopy) -> Iterator[Path]:
    old, new = before.items[id], after.items[id]
    if type(old) is not type(new):
        yield EXISTENCE
        return
    yield from ((name,) for name, value in fields(new).items() if value != getattr(old, name))
    if (before.parents[id], before.following(id)) != (after.parents[id], after.following(id)):
        yield POSITION


def _lost(new: Configurator, old: Configurator) -> Iterator[tuple[Subject, AnyOperation]]:
    before, after = WorkingCopy.of(old), WorkingCopy.of(new)
    for kind in LISTS:
        for id, each in before.lists[kind].items():
            if id not in after.lists[kind]:
                yield Subject(kind, id), put_of(kind, each, before=before.listed_following(kind, id))
    for id in before.items:
        if id not in after.items:
            restored = whole(before.subtree(id))
            yield layer(id), Insert(parent=before.parents[id], before=before.following(id), layer=restored)
