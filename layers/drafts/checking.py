"""Which operation it is that an author meant, named as things are now; or why it cannot be taken."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from layers.document.document import MOST_LAYERS
from layers.document.model import Condition, Configurator, Group, Image, Rule
from layers.drafts.batch import fault
from layers.drafts.concern import (
    CONTENT,
    EXISTENCE,
    IDENTITY,
    POSITION,
    THE_DOCUMENT,
    Path,
    Subject,
    doc_path,
    layer,
    picture_path,
    place_paths,
)
from layers.drafts.mention import Naming, depth, in_layer, in_preset, in_rule
from layers.drafts.naming import named_layer, named_listed
from layers.drafts.new_layer import every, height
from layers.drafts.operation import (
    AnyOperation,
    Doc,
    Insert,
    ListRemove,
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
from layers.drafts.performing import TEXT, json_of, list_of, list_removal, listed_of, placement, with_field, with_head
from layers.drafts.refusal import Code, NotTaken
from layers.drafts.revisions import Author, Revisions, Stamp
from layers.drafts.working_copy import HEAD, Kind, WorkingCopy

OF_GROUPS = frozenset(("label", "choose", "required", "min", "max", "show_if"))
OF_IMAGES = frozenset(("label", "price", "default", "swatch", "stock", "show_if"))
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
MOST_LEVELS, CONDITION_LEVELS = 20, 16
"""How deep layers, and the JSON of conditions, may be nested: together less than any body of the API."""
MOST_IN_ONE = 2000
MOST_PARTS = 50
MOST_LISTED = {Kind.RULE: 2000, Kind.VIEW: 50, Kind.PRESET: 500}


@dataclass(frozen=True, slots=True)
class Overridden:
    """A move that was done over another author's later than `base`."""

    subject: Subject
    stamp: Stamp


@dataclass
class Checking:
    """One author's operations, done on what was known at revision `base`, against the draft as it is now.

    `exact` spares all that others have touched since, as undo has to. `temps` are the ids of what the batch brought.
    `latest` is the last batch of anybody else. `published` are the layers of the published version, and whether
    they consume stock of their own item there.
    """

    copy: WorkingCopy
    revisions: Revisions
    author: Author
    base: int
    latest: Stamp | None
    published: Mapping[str, bool]
    exact: bool = False
    temps: dict[str, str] = field(default_factory=dict)
    overridden: list[Overridden] = field(default_factory=list)

    def meant(self, operation: AnyOperation) -> list[AnyOperation]:
        """What to perform, one after the other; raises NotTaken."""
        try:
            return list(self._meant(operation))
        except ValidationError as error:
            raise NotTaken(Code.INVALID, fault=fault(error)) from error

    def _meant(self, operation: AnyOperation) -> Iterator[AnyOperation]:
        match operation:
            case Set():
                yield self._set(operation)
            case Place():
                yield self._place(operation)
            case Insert():
                yield self._insert(operation)
            case Move():
                yield self._move(operation)
            case Remove():
                yield from self._remove(operation)
            case Rename():
                yield from self._rename(operation)
            case Doc():
                yield self._doc(operation)
            case RulePut() | ViewPut() | PresetPut():
                yield self._put(operation)
            case RuleRemove() | ViewRemove() | PresetRemove():
                yield from self._list_remove(operation)
            case Replace():
                yield self._replace(operation)

    # conflicts

    def _theirs(self, subject: Subject, path: Path) -> Stamp | None:
        """Whose change stands in the way of another value."""
        find = self.revisions.touched if self.exact else self.revisions.changed
        return find(subject, path, self.base, self.author)

    def _refuse_changed(self, subject: Subject, path: Path, theirs: Any) -> None:
        stamp = self._theirs(subject, path)
        if stamp:
            raise NotTaken(Code.CHANGED, subject.id or None, ".".join(path), theirs, stamp)

    def _refuse_edited(self, subjects: list[Subject], confirm: bool) -> None:
        if confirm and not self.exact:
            return
        for subject in subjects:
            stamp = self.revisions.touched(subject, EXISTENCE, self.base, self.author)
            if stamp:
                raise NotTaken(Code.EDITED, subject.id, None, self._content(subject), stamp)

    def _content(self, subject: Subject) -> Any:
        if subject.kind is Kind.LAYER:
            return json_of(self.copy.subtree(subject.id))
        return json_of(self.copy.lists[subject.kind][subject.id])

    def _override(self, subject: Subject, place: Any) -> None:
        """The last move wins; undo moves nothing that another has moved since."""
        stamp = self.revisions.touched(subject, POSITION, self.base, self.author)
        if stamp is None:
            return
        if self.exact:
            raise NotTaken(Code.CHANGED, subject.id, "position", place, stamp)
        self.overridden.append(Overridden(subject, stamp))

    # names

    def _now(self, id: str) -> str:
        """What a layer is called now."""
        name = self.temps.get(id, id)
        return self.revisions.name(name, self.base, self.author, self.copy.items)

    def _meant_by(self, name: str) -> str:
        """What a layer is called now that a value mentions; there need not be one."""
        return self.revisions.mention(self.temps.get(name, name), self.base, self.author)

    def _layer(self, id: str) -> str:
        """The id of a layer that is there; raises NotTaken."""
        name = self._now(id)
        removal = self.revisions.removals.get(layer(name))
        unknown = removal and removal.stamp.rev > self.base and removal.stamp.author != self.author
        reused = unknown and name == self.temps.get(id, id)  # it was another layer that the author knew
        if name in self.copy.items and not reused:
            return name
        if removal:
            raise NotTaken(Code.GONE, name, None, json_of(removal.restore), removal.stamp)
        raise NotTaken(Code.UNKNOWN, id)

    def _parent(self, id: str | None) -> str | None:
        if id is None:
            return None
        name = self._layer(id)
        if isinstance(self.copy.items[name], Image):
            raise NotTaken(Code.INVALID, name, fault="parent: it is no group")
        return name

    def _before(self, id: str | None, parent: str | None, moving: tuple[str, ...] = ()) -> str | None:
        """The sibling, or None, the end, where it is no sibling any more."""
        name = self._now(id) if id is not None else None
        siblings = self.copy.children[parent]
        if name not in siblings:
            return None
        rest = siblings[siblings.index(name) :]
        return next((each for each in rest if each not in moving), None)

    def _listed(self, kind: Kind, id: str) -> str:
        name = self.temps.get(id, id)
        if name in self.copy.lists[kind]:
            return name
        removal = self.revisions.removals.get(Subject(kind, name))
        if removal:
            raise NotTaken(Code.GONE, name, None, json_of(removal.restore), removal.stamp)
        raise NotTaken(Code.UNKNOWN, id)

    def _is_taken(self, kind: Kind, id: str) -> bool:
        return any(id in names for names in self.copy.taken(kind))

    def _is_used(self, kind: Kind, id: str) -> bool:
        """Also by what is no more: others may still speak of it."""
        subject = Subject(kind, id)
        return self._is_taken(kind, id) or subject in self.revisions.removals or subject in self.revisions.aliases

    # layers

    def _set(self, operation: Set) -> Set:
        id, name = self._layer(operation.id), operation.field
        now = self.copy.items[id]
        if name not in (OF_GROUPS if isinstance(now, Group) else OF_IMAGES):
            raise NotTaken(Code.UNKNOWN, None, name)
        wanted = in_layer(with_field(now, name, operation.value), self._meant_by)
        _refuse_deep(wanted.show_if)
        value, theirs = getattr(wanted, name), getattr(now, name)
        if self.exact or value != theirs:
            self._refuse_changed(layer(id), (name,), json_of(theirs))
        return Set(id=id, field=name, value=json_of(value))

    def _place(self, operation: Place) -> Place:
        id = self._layer(operation.id)
        image = self.copy.items[id]
        if not isinstance(image, Image):
            raise NotTaken(Code.INVALID, id, fault="a group has no pictures")
        view = self.temps.get(operation.view, operation.view)
        if not NAME.fullmatch(view):
            raise NotTaken(Code.INVALID, id, fault="view: it is no id")
        meant = operation.model_copy(update={"id": id, "view": view})
        there = placement(image, view, meant.part)
        self._refuse_odd_part(image, meant)
        if there is None or (meant.gives("asset") and meant.asset is None):
            return self._place_whole(meant, there)
        for path in place_paths(meant):
            if self.exact or getattr(there, path[-1]) != getattr(meant, path[-1]):
                self._refuse_changed(layer(id), path, json_of(there))
        return meant

    def _place_whole(self, operation: Place, there: Any) -> Place:
        """A picture that comes or goes."""
        path = picture_path(operation)
        if there is not None or operation.asset is not None or self.exact:
            self._refuse_changed(layer(operation.id), path, json_of(there))
        if there is None and not operation.gives("asset"):
            self._refuse_changed(layer(operation.id), path, None)
            raise NotTaken(Code.INVALID, operation.id, ".".join(path), fault="asset: there is no picture yet")
        return operation

    def _refuse_odd_part(self, image: Image, operation: Place) -> None:
        if operation.part is None:
            return
        count = len(image.parts.get(operation.view, ()))
        path = picture_path(operation)
        if operation.part > count:
            self._refuse_changed(layer(operation.id), path[:2], json_of(image.parts.get(operation.view, ())))
            raise NotTaken(Code.UNKNOWN, operation.id, ".".join(path))
        if operation.part >= MOST_PARTS:
            raise NotTaken(Code.TOO_MANY, operation.id, ".".join(path))

    def _insert(self, operation: Insert) -> Insert:
        parent = self._parent(operation.parent)
        before = self._before(operation.before, parent)
        self._refuse_excess(parent, 1, sum(1 for _ in every(operation.layer)), height(operation.layer))
        taken: set[str] = set()
        for each in every(operation.layer):
            if each.id is not None and (self._is_taken(Kind.LAYER, each.id) or each.id in taken):
                raise NotTaken(Code.DUPLICATE, each.id)
            taken.add(str(each.id))
            _refuse_deep(each.show_if)
        given, temps = named_layer(
            operation.layer, parent, lambda id: id in taken or self._is_used(Kind.LAYER, id), self._meant_by
        )
        self.temps.update(temps)
        return Insert(parent=parent, before=before, layer=given)

    def _move(self, operation: Move) -> Move:
        ids = tuple(dict.fromkeys(map(self._layer, operation.ids)))
        parent = self._parent(operation.parent)
        around = set(self.copy.ancestors(parent))
        inside = next((id for id in ids if id in around), None)
        if inside is not None:
            raise NotTaken(Code.CYCLE, inside)
        coming = sum(1 for id in ids if self.copy.parents[id] != parent)
        self._refuse_excess(parent, coming, 0, max(map(self._levels, ids)))
        for id in ids:
            self._override(layer(id), {"parent": self.copy.parents[id], "before": self.copy.following(id)})
        return Move(ids=ids, parent=parent, before=self._before(operation.before, parent, ids))

    def _remove(self, operation: Remove) -> Iterator[Remove]:
        """What has gone already need not go again."""
        ids = tuple(dict.fromkeys(id for each in operation.ids for id in self._still_there(each)))
        within = list(dict.fromkeys(layer(inner) for id in ids for inner in self.copy.within(id)))
        self._refuse_edited(within, operation.confirm)
        if ids:
            yield Remove(ids=ids)

    def _still_there(self, id: str) -> Iterator[str]:
        try:
            yield self._layer(id)
        except NotTaken as refused:
            if refused.code is not Code.GONE:
                raise

    def _rename(self, operation: Rename) -> Iterator[AnyOperation]:
        id, new = self._layer(operation.id), operation.to
        if self.exact or id != new:
            self._refuse_changed(layer(id), IDENTITY, id)
        if id == new:
            return
        if self._is_taken(Kind.LAYER, new):
            raise NotTaken(Code.DUPLICATE, new)
        yield Rename(id=id, to=new)
        now = self.copy.items[id]
        if isinstance(now, Image) and self._has_item_of_its_own(now):
            stock = now.stock.model_copy(update={"sku": f"{self.copy.id}.{id}"})
            yield Set(id=new, field="stock", value=json_of(stock))

    def _has_item_of_its_own(self, image: Image) -> bool:
        """Which is called as the layer was when it was published."""
        consumes = image.stock.managed or self.published.get(image.id, False)
        return image.id in self.published and consumes and image.stock.sku is None

    def _levels(self, id: str) -> int:
        return 1 + max(map(self._levels, self.copy.children.get(id, ())), default=0)

    def _refuse_excess(self, parent: str | None, inside: int, more: int, levels: int) -> None:
        """Of layers in one group, in all, and one in the other."""
        if len(self.copy.children[parent]) + inside > MOST_IN_ONE or len(self.copy.items) + more > MOST_LAYERS:
            raise NotTaken(Code.TOO_MANY, parent)
        if levels + sum(1 for _ in self.copy.ancestors(parent)) > MOST_LEVELS:
            raise NotTaken(Code.INVALID, parent, fault=f"layers are nested at most {MOST_LEVELS} deep")

    # the rest of the document

    def _doc(self, operation: Doc) -> Doc:
        name, _, place = operation.field.partition(".")
        if name not in HEAD or (place and name != TEXT):
            raise NotTaken(Code.UNKNOWN, None, operation.field)
        meant = self._translated(operation)
        _, wanted = with_head(self.copy, meant.field, meant.value)
        if self.exact or wanted != self.copy.head[name]:
            theirs = self.copy.head[name]
            for step in doc_path(meant.field)[1:]:
                theirs = theirs.get(step) if theirs else None
            self._refuse_changed(THE_DOCUMENT, doc_path(meant.field), json_of(theirs))
        return meant

    def _translated(self, operation: Doc) -> Doc:
        """With the names that layers have now."""
        name, *place = operation.field.split(".", 2)
        if name != TEXT:
            return operation
        if len(place) == 2:
            return operation.model_copy(update={"field": f"{name}.{place[0]}.{self._meant_by(place[1])}"})
        value = operation.value
        if place:
            value = _with_names(value, self._meant_by)
        elif isinstance(value, dict):
            value = {language: _with_names(texts, self._meant_by) for language, texts in value.items()}
        return operation.model_copy(update={"value": value})

    def _put(self, operation: Put) -> Put:
        named, temp = named_listed(operation, self._is_used)
        kind, each = listed_of(self._with_rules(named))
        listed, subject = self.copy.lists[kind], Subject(kind, each.id)
        if each.id in listed:
            if self.exact or each != listed[each.id]:
                self._refuse_changed(subject, CONTENT, json_of(listed[each.id]))
            if operation.gives("before"):
                self._override(subject, {"before": self.copy.listed_following(kind, each.id)})
        else:
            self._refuse_new(kind, each.id)
        if temp is not None:
            self.temps[temp] = each.id
        return self._ordered(named, kind, each.id)

    def _ordered(self, operation: Put, kind: Kind, id: str) -> Put:
        operation = self._with_rules(operation)
        before = self.temps.get(operation.before, operation.before) if operation.before else None
        if before == id:
            names = {name: value for name, value in operation if name != "before" and operation.gives(name)}
            return type(operation)(**names)
        kept = before if before in self.copy.lists[kind] else None
        return operation.model_copy(update={"before": kept}) if operation.gives("before") else operation

    def _with_rules(self, operation: Put) -> Put:
        """With the names that layers have now."""
        if isinstance(operation, RulePut):
            _refuse_deep(operation.rule.if_)
            _refuse_deep(operation.rule.then)
            return operation.model_copy(update={"rule": in_rule(operation.rule, self._meant_by)})
        if isinstance(operation, PresetPut):
            return operation.model_copy(update={"preset": in_preset(operation.preset, self._meant_by)})
        return operation

    def _refuse_new(self, kind: Kind, id: str) -> None:
        if self._is_taken(kind, id):
            raise NotTaken(Code.DUPLICATE, id)
        removal = self.revisions.removals.get(Subject(kind, id))
        if removal and removal.stamp.rev > self.base and removal.stamp.author != self.author:
            raise NotTaken(Code.GONE, id, None, json_of(removal.restore), removal.stamp)
        if len(self.copy.lists[kind]) >= MOST_LISTED[kind]:
            raise NotTaken(Code.TOO_MANY)

    def _list_remove(self, operation: ListRemove) -> Iterator[ListRemove]:
        kind = list_of(operation)
        try:
            id = self._listed(kind, operation.id)
        except NotTaken as refused:
            if refused.code is Code.GONE:
                return
            raise
        self._refuse_edited([Subject(kind, id)], operation.confirm)
        if kind is Kind.VIEW and len(self.copy.lists[kind]) == 1:
            raise NotTaken(Code.INVALID, id, fault="the last view cannot be removed")
        yield list_removal(kind, id)

    def _replace(self, operation: Replace) -> Replace:
        document = operation.document
        if document.id != self.copy.id:
            raise NotTaken(Code.INVALID, None, "id", fault="id: it cannot be changed here")
        theirs = self.latest if self.latest and self.latest.rev > self.base else None
        if theirs and (self.exact or not operation.confirm):
            raise NotTaken(Code.CHANGED, None, None, None, theirs)
        twice = _twice(document)
        if twice is not None:
            raise NotTaken(Code.DUPLICATE, twice)
        if len(list(_ids(document.layers))) > MOST_LAYERS:
            raise NotTaken(Code.TOO_MANY)
        return Replace(document=document)


def _with_names(texts: Any, naming: Naming) -> Any:
    return {naming(name): text for name, text in texts.items()} if isinstance(texts, dict) else texts


def _refuse_deep(condition: Condition | None) -> None:
    if condition is not None and depth(condition) > CONDITION_LEVELS:
        raise NotTaken(Code.INVALID, fault="the condition is nested too deeply")


def _twice(document: Configurator) -> str | None:
    """An id that two things have."""
    rules: tuple[Rule, ...] = document.rules
    for ids in (
        [*_ids(document.layers), *(rule.id for rule in rules)],
        [view.id for view in document.views],
        [preset.id for preset in document.presets],
    ):
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                return id
            seen.add(id)
    return None


def _ids(layers: tuple[Group | Image, ...]) -> Iterator[str]:
    for each in layers:
        yield each.id
        if isinstance(each, Group):
            yield from _ids(each.layers)
