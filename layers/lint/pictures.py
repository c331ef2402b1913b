"""Pictures that are missing, or not where they can be seen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from layers.document.model import View
from layers.document.names import Names
from layers.document.tree import Choice, Leaf, Tree
from layers.lint.box import Box, box
from layers.lint.finding import Finding
from layers.lint.gallery import Gallery
from layers.speech import Speech

MOST_PLACES = 200
"""Where the pictures of a group are in more different places of one view, it is not asked whether they overlap."""


def about_pictures(tree: Tree, gallery: Gallery, names: Names, speech: Speech) -> Iterator[Finding]:
    """Every finding about pictures and swatches: first of all views, then view by view."""
    for choice in tree.choices.values():
        yield from _invisible(tree, choice, names, speech)
    for view in tree.configurator.views:
        yield from _Seen(tree, gallery, view, names, speech).findings()


def _invisible(tree: Tree, choice: Choice, names: Names, speech: Speech) -> Iterator[Finding]:
    """Options that shoppers can only tell apart by their names; one finding where that is all of a group."""
    plain = [option for option in choice.options if not _has_picture(tree.options[option])]
    if plain and len(plain) == len(choice.options):
        text = speech.gettext("The options of %(group)s have neither pictures nor swatches.")
        yield Finding("no_picture", text % {"group": names.group(choice.id)}, layer=choice.id)
        return
    for option in plain:
        text = speech.gettext("%(name)s has neither a picture nor a swatch.")
        yield Finding("no_picture", text % {"name": names.full(option)}, layer=option)


def _has_picture(leaf: Leaf) -> bool:
    swatch = leaf.image.swatch
    shown = swatch is not None and (swatch.color or swatch.asset or swatch.text)
    return bool(shown or leaf.image.images or any(leaf.image.parts.values()))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document from one of its views."""

    tree: Tree
    gallery: Gallery
    view: View
    names: Names
    speech: Speech

    def findings(self) -> Iterator[Finding]:
        boxes = {leaf.id: self._boxes(leaf) for leaf in self.tree.leaves}
        for choice in self.tree.choices.values():
            yield from self._missing(choice)
        yield from self._outside(boxes)
        for choice in self.tree.choices.values():
            if choice.one:
                yield from self._apart(choice, {name: boxes[name] for name in choice.options if boxes[name]})

    def _boxes(self, leaf: Leaf) -> list[Box]:
        found = (box(one, self.gallery.pictures) for one in leaf.image.placements(self.view.id))
        return [one for one in found if one]

    def _missing(self, choice: Choice) -> Iterator[Finding]:
        """Options without a picture where others of their group have one."""
        drawn = {name for name in choice.options if self.tree.options[name].image.placements(self.view.id)}
        for option in choice.options if drawn else ():
            if option not in drawn:
                text = self.speech.gettext("%(name)s has no image in %(view)s.")
                yield Finding("missing_image", self._said(text, option), layer=option)

    def _outside(self, boxes: Mapping[str, Sequence[Box]]) -> Iterator[Finding]:
        """Pictures of which less is on the canvas than beside it; one that covers the canvas is fine."""
        extent = self.gallery.views[self.view.id]
        canvas = Box(0, 0, extent.width, extent.height)
        for layer, own in boxes.items():
            shares = [one.shared(canvas) / min(one.area, canvas.area) for one in own if one.area]
            if shares and min(shares) == 0:
                text = self.speech.gettext("A picture of %(name)s lies outside the view %(view)s.")
                yield Finding("off_canvas", self._said(text, layer), layer=layer)
            elif shares and min(shares) < 0.5:
                text = self.speech.gettext("Most of a picture of %(name)s lies outside the view %(view)s.")
                yield Finding("off_canvas", self._said(text, layer), layer=layer)

    def _apart(self, choice: Choice, boxes: Mapping[str, Sequence[Box]]) -> Iterator[Finding]:
        """Options of which one takes the other's place, but not in the picture; one finding where that is all."""
        owners: dict[Box, set[str]] = {}
        for option, own in boxes.items():
            for place in own:
                owners.setdefault(place, set()).add(option)
        if len(boxes) < 2 or len(owners) > MOST_PLACES:
            return
        alone = [option for option, own in boxes.items() if not _overlaps(option, own, owners)]
        if len(alone) == len(boxes):
            text = self.speech.gettext("The pictures of %(name)s do not overlap in %(view)s.")
            yield Finding("apart", self._said(text, choice.id), layer=choice.id)
            return
        for option in alone:
            text = self.speech.gettext("The picture of %(name)s overlaps no other of its group in %(view)s.")
            yield Finding("apart", self._said(text, option), layer=option)

    def _said(self, text: str, layer: str) -> str:
        """The text with the names of this view and a group or an image layer."""
        named = self.names.group(layer) if layer in self.tree.choices else self.names.full(layer)
        return text % {"name": named, "view": self.names.of(self.view.id, self.view.label)}


def _overlaps(option: str, own: Sequence[Box], owners: Mapping[Box, set[str]]) -> bool:
    return any(one.shared(place) for place, options in owners.items() if options != {option} for one in own)
