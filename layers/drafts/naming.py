"""Ids for what comes without one."""

from collections.abc import Callable
from itertools import count

from layers.drafts.mention import Naming, in_layer
from layers.drafts.new_layer import NewGroup, NewImage
from layers.drafts.operation import Put
from layers.drafts.performing import listed_of
from layers.drafts.slug import free, slug
from layers.drafts.working_copy import Kind

SHORT = {Kind.RULE: "r", Kind.VIEW: "view", Kind.PRESET: "preset"}


def named_layer(
    layer: NewGroup | NewImage, parent: str | None, is_used: Callable[[str], bool], naming: Naming
) -> tuple[NewGroup | NewImage, dict[str, str]]:
    """The layer with ids for all that is in it, and which of them stand for which `temp`.

    Conditions name what `naming` says, and what came with them by its new id.
    """
    made: set[str] = set()
    temps: dict[str, str] = {}
    ids: dict[int, str] = {}

    def is_taken(id: str) -> bool:
        return id in made or is_used(id)

    def give(each: NewGroup | NewImage, around: str | None) -> None:
        id = each.id
        if id is None:
            id = free(slug(each.label) or f"{around or each.kind}-1"[-63:].lstrip("-"), is_taken)
            made.add(id)
        ids[_place(each)] = id
        if each.temp is not None:
            temps[each.temp] = id
        if isinstance(each, NewGroup):
            for inner in each.layers:
                give(inner, id)

    def renamed(name: str) -> str:
        return temps.get(name) or naming(name)

    def named(each: NewGroup | NewImage) -> NewGroup | NewImage:
        changed: dict[str, object] = {"id": ids[_place(each)], "temp": None}
        if isinstance(each, NewGroup):
            changed["layers"] = tuple(named(inner) for inner in each.layers)
        return in_layer(each, renamed).model_copy(update=changed)

    give(layer, parent)
    return named(layer), temps


def _place(layer: NewGroup | NewImage) -> int:
    """Which of the objects it is: two layers may say the same."""
    return id(layer)


def named_listed(operation: Put, is_used: Callable[[Kind, str], bool]) -> tuple[Put, str | None]:
    """The same operation with an id for what it puts, and the `temp` that this stands for."""
    kind, _ = listed_of(operation)
    new = getattr(operation, kind.value)
    id = new.id or _free(kind, slug(getattr(new, "label", "")), lambda each: is_used(kind, each))
    return operation.model_copy(update={kind.value: new.model_copy(update={"id": id, "temp": None})}), new.temp


def _free(kind: Kind, wanted: str, is_used: Callable[[str], bool]) -> str:
    if wanted:
        return free(wanted, is_used)
    return next(each for each in (f"{SHORT[kind]}{number}" for number in count(1)) if not is_used(each))
