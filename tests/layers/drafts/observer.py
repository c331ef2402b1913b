"""Somebody who only looks at what is performed, and says what was lost without being told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from layers.document.model import Image
from layers.drafts.operation import AnyOperation, Rename
from layers.drafts.performing import json_of, perform
from layers.drafts.taken import How, Step, Taken
from layers.drafts.working_copy import HEAD, Kind, WorkingCopy

Key = tuple[str, ...]


def values(copy: WorkingCopy) -> dict[Key, Any]:
    """Everything that a draft says, value by value; a place is the group in which a layer is."""
    return dict(_values(copy))


def _values(copy: WorkingCopy) -> Iterator[tuple[Key, Any]]:
    for id, layer in copy.items.items():
        said = json_of(layer)
        yield ("layer", id, "place"), copy.parents[id]
        for name in said.keys() - {"id", "layers", "images", "parts"}:
            yield ("layer", id, name), said[name]
        if isinstance(layer, Image):
            for view, one in said["images"].items():
                yield from ((("layer", id, "images", view, name), value) for name, value in one.items())
            for view, parts in said["parts"].items():
                # those behind one that goes get other numbers, and are not lost
                yield from ((("layer", id, "parts", view, f"{n}={v}"), v) for one in parts for n, v in one.items())
    for kind in (Kind.RULE, Kind.VIEW, Kind.PRESET):
        for id, each in copy.lists[kind].items():
            yield (kind.value, id), json_of(each)
    for name in HEAD:
        if name != "translations":
            yield ("doc", name), copy.head[name]
    for language, texts in copy.head["translations"].items():
        yield from ((("doc", "translations", language, key), text) for key, text in texts.items())


GONE = object()


@dataclass(frozen=True)
class Note:
    """Who set a value last; `said` is that, and the same with names that layers have got since."""

    rev: int
    author: str
    said: list[Any]

    def followed(self, rename: Rename) -> "Note":
        others = [now for each in self.said if (now := _said(each, rename)) not in self.said]
        return Note(self.rev, self.author, [*self.said, *others])


def _said(value: Any, rename: Rename) -> Any:
    """A condition or list of names, with another name."""
    match value:
        case dict():
            return {key: _said(each, rename) for key, each in value.items()}
        case list():
            return [_said(each, rename) for each in value]
        case _:
            return rename.to if value == rename.id else value


@dataclass
class Observer:
    """Follows a draft step by step, with its own notes of who set what last."""

    copy: WorkingCopy
    last: dict[Key, Note] = field(default_factory=dict)

    def watch(self, taken: Taken, confirmed: set[int]) -> None:
        """`confirmed` are the operations that were told to go over what others did."""
        if taken.how is How.EDIT:
            for step in taken.steps:
                self._watch_edit(step, taken, confirmed)
            return
        changed = self._performed([step.operation for step in taken.steps])
        for key in changed:
            self._require_own(key, taken)
        self._note(changed, taken)

    def _watch_edit(self, step: Step, taken: Taken, confirmed: set[int]) -> None:
        moved = {each.id for each in step.over if each.kind is Kind.LAYER}
        changed = self._performed([step.operation])
        for key in changed:
            if step.n not in confirmed and not (key[-1] == "place" and key[1] in moved):
                self._require_known(key, taken, step.operation)
        self._note(changed, taken)
        for key in (("layer", id, "place") for id in moved):  # its author was told
            self.last[key] = Note(taken.rev, taken.client, [values(self.copy)[key]])

    def _performed(self, operations: list[AnyOperation]) -> list[Key]:
        """What has another value than before, but for what followed a layer to its new id."""
        before, renamed = values(self.copy), self.copy.copy()
        for operation in operations:
            if isinstance(operation, Rename):
                if operation.id in renamed.items:  # not what came back in the same batch
                    perform(renamed, operation)
                self._rename(operation)
            perform(self.copy, operation)
        followed, after = values(renamed), values(self.copy)
        return [
            key
            for key in followed.keys() | after.keys()
            if after.get(key, GONE) not in (followed.get(key, GONE), before.get(key, GONE))
        ]

    def _note(self, changed: list[Key], taken: Taken) -> None:
        there = values(self.copy)
        for key in changed:
            if key not in there:
                self.last.pop(key, None)
            elif taken.how is How.EDIT or key not in self.last or there[key] not in self.last[key].said:
                self.last[key] = Note(taken.rev, taken.client, [there[key]])

    def _require_known(self, key: Key, taken: Taken, operation: AnyOperation) -> None:
        last = self.last.get(key)
        known = last is None or last.author == taken.client or last.rev <= taken.base
        assert known, f"{key}: {last} was lost by {operation}, made on {taken.base}"

    def _require_own(self, key: Key, taken: Taken) -> None:
        """Or what it puts back is just what another had set."""
        last = self.last.get(key)
        own = last is None or last.author == taken.client or values(self.copy).get(key, GONE) in last.said
        assert own, f"{taken.how} at {taken.rev} took back {key}: {last}"

    def _rename(self, operation: Rename) -> None:
        def named(key: Key) -> Key:
            if key[:2] == ("layer", operation.id):
                return ("layer", operation.to, *key[2:])
            if key[:2] == ("doc", "translations") and key[3] == operation.id:
                return (*key[:3], operation.to)
            return key

        self.last = {named(key): note.followed(operation) for key, note in self.last.items()}
