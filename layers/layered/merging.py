"""A layered file that changed comes in again: its pictures and order, beside all that was made of them since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from layers.document.document import layers as placed_layers
from layers.document.model import Choose, Configurator, Group, Image, Layer, View
from layers.layered.ids import Ids
from layers.layered.mapping import Mapped
from layers.layered.matching import Match, matched
from layers.layered.node import Canvas
from layers.layered.plan import Role, Wish


@dataclass(frozen=True, slots=True)
class Named:
    """A layer of the difference: its id in the document, and its label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a changed file brings: layers it has and the document has not, the other way round, and at other places.

    `changed` are those with another picture or position; `removed` says whether those that are gone go.
    """

    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    moved: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The document with the file in it, what that changes, and the path in the file of every layer that it has."""

    document: Configurator
    difference: Difference
    paths: Mapping[str, str]


def merged(
    document: Configurator,
    file: Mapped,
    view: str,
    canvas: Canvas,
    wishes: Mapping[str, Wish],
    *,
    remove_gone: bool = False,
) -> Merged:
    """The document with the file's layers in one view, by name.

    Of a layer that is there already only picture, position and place change; price, default, swatch, stock, rules,
    translations and the kind of a group stay, but where a wish says otherwise. A layer of the document that is not in
    the file stays too unless `remove_gone`; then it loses its pictures in this view, and goes where it has no others.
    """
    match = matched(document.layers, file)
    merging = _Merging(document, file, view, match, wishes, remove_gone)
    layers = merging.layers()
    views = _with_canvas(document.views, view, canvas)
    after = document.model_copy(update={"layers": layers, "views": views})
    gone = merging.gone(document.layers)
    difference = Difference(
        tuple(_named(layer) for layer in _all(layers) if layer.id in merging.new),
        tuple(_named(layer) for layer in gone),
        tuple(_named(layer) for layer in _all(layers) if layer.id in match.moved),
        tuple(_named(layer) for layer in _all(layers) if layer.id in merging.changed),
        remove_gone,
    )
    return Merged(after, difference, merging.paths)


class _Merging:
    def __init__(
        self,
        document: Configurator,
        file: Mapped,
        view: str,
        match: Match,
        wishes: Mapping[str, Wish],
        remove_gone: bool,
    ) -> None:
        self._document = document
        self._file = file
        self._view = view
        self._match = match
        self._wishes = wishes
        self._remove_gone = remove_gone
        taken = [placed.layer.id for placed in placed_layers(document)]
        self._ids = Ids([*taken, *(rule.id for rule in document.rules)])
        self.new: set[str] = set()
        self.changed: set[str] = set()
        self.paths: dict[str, str] = {}

    def layers(self) -> tuple[Layer, ...]:
        return self._beside(self._incoming(self._file.layers, None), self._document.layers)

    def gone(self, layers: Sequence[Layer]) -> Iterator[Layer]:
        """Layers of the document that are not in the file, but for those that have no picture in this view anyway."""
        for layer in layers:
            if layer.id not in self._match.existing and self._is_in_view(layer):
                yield layer
            if isinstance(layer, Group):
                yield from self.gone(layer.layers)

    def _is_in_view(self, layer: Layer) -> bool:
        if isinstance(layer, Group):
            return any(self._is_in_view(inner) for inner in layer.layers)
        return bool(layer.placements(self._view))

    def _incoming(self, layers: Sequence[Layer], parent: Group | None) -> list[Layer]:
        return [self._taken(layer, parent) for layer in layers]

    def _taken(self, layer: Layer, parent: Group | None) -> Layer:
        """One layer of the file as the document will have it."""
        path = self._file.paths[layer.id]
        known = self._match.incoming.get(layer.id)
        wish = self._wishes.get(path, Wish())
        if known is None:
            return self._made(layer, path, parent)
        self.paths[known.id] = path
        label = {"label": wish.label} if wish.label else {}
        if isinstance(known, Group):
            assert isinstance(layer, Group)
            kept = known.model_copy(update={**label, **_kind(wish)})
            inside = self._incoming(layer.layers, kept)
            return kept.model_copy(update={"layers": self._beside(inside, known.layers)})
        assert isinstance(layer, Image)
        return self._repictured(known, layer).model_copy(update=label)

    def _made(self, layer: Layer, path: str, parent: Group | None) -> Layer:
        """A new layer, with an id that is free in the document."""
        id = self._ids.made(layer.id, parent.id if parent else "layer")
        self.new.add(id)
        self.paths[id] = path
        if isinstance(layer, Group):
            kept = layer.model_copy(update={"id": id, "layers": ()})
            return kept.model_copy(update={"layers": tuple(self._incoming(layer.layers, kept))})
        spoken_for = parent is not None and parent.choose is Choose.ONE and _has_default(parent)
        return layer.model_copy(update={"id": id, "default": layer.default and not spoken_for})

    def _repictured(self, known: Image, layer: Image) -> Image:
        """The document's layer with the file's picture; a depth of its own stays where the file says none."""
        old, place = known.images.get(self._view), layer.images[self._view]
        if old is not None and place.z == 0:
            place = place.model_copy(update={"z": old.z})
        if place == old:
            return known
        self.changed.add(known.id)
        return known.model_copy(update={"images": {**known.images, self._view: place}})

    def _beside(self, coming: Sequence[Layer], before: Sequence[Layer]) -> tuple[Layer, ...]:
        """The file's layers in its order, and each other one of the document behind the one that it stood behind."""
        placed = list(coming)
        previous: str | None = None
        for layer in before:
            if layer.id not in self._match.existing:
                left = self._left(layer)
                if left is None:
                    continue
                placed.insert(_behind(placed, previous), left)
            previous = layer.id if any(each.id == layer.id for each in placed) else previous
        return tuple(placed)

    def _left(self, layer: Layer) -> Layer | None:
        """A layer that is not in the file, None where it goes."""
        if isinstance(layer, Group):
            inside = self._beside((), [inner for inner in layer.layers if inner.id not in self._match.existing])
            emptied = bool(layer.layers) and not inside
            return None if emptied and self._remove_gone else layer.model_copy(update={"layers": inside})
        if not self._remove_gone or not layer.placements(self._view):
            return layer
        images = {view: place for view, place in layer.images.items() if view != self._view}
        parts = {view: places for view, places in layer.parts.items() if view != self._view}
        return layer.model_copy(update={"images": images, "parts": parts}) if images or parts else None


def _kind(wish: Wish) -> dict[str, object]:
    """What a group's fields become where a person says what it is to be."""
    if wish.choose is None:
        return {}
    if wish.choose is Role.DRAWN:
        return {"choose": None, "required": False, "min": None, "max": None}
    return {"choose": Choose(wish.choose)}


def _has_default(group: Group) -> bool:
    return any(isinstance(layer, Image) and layer.default for layer in _all(group.layers))


def _behind(placed: Sequence[Layer], previous: str | None) -> int:
    return next((index + 1 for index, layer in enumerate(placed) if layer.id == previous), 0)


def _with_canvas(views: Sequence[View], id: str, canvas: Canvas) -> tuple[View, ...]:
    """The views with this one as large as the canvas, which its positions refer to; added where there is none."""
    sized = View(id=id, width=canvas.width, height=canvas.height)
    if all(view.id != id for view in views):
        return (*views, sized)
    same = {"width": canvas.width, "height": canvas.height}
    return tuple(view.model_copy(update=same) if view.id == id else view for view in views)


def _all(layers: Sequence[Layer]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        if isinstance(layer, Group):
            yield from _all(layer.layers)


def _named(layer: Layer) -> Named:
    return Named(layer.id, layer.label)
