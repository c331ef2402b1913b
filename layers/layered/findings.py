"""What could not be carried over from a layered file, layer by layer, as sentences for the designer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from layers.layered.node import Note, Remark
from layers.layered.plan import Omission, Planned, Role, walk
from layers.speech import ENGLISH, Speech


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a layer, by its path in the file, or about the whole file where `layer` is None."""

    layer: str | None
    code: str
    message: str


def findings(planned: Sequence[Planned], speech: Speech = ENGLISH) -> list[Finding]:
    """Everything that is left out or looks otherwise than in its file, from the bottom of the stack up."""
    return [finding for one in walk(planned) for finding in _about(one, speech)]


def _about(one: Planned, speech: Speech) -> Iterator[Finding]:
    path = one.node.path
    if one.omitted and one.omitted in _OMISSIONS:
        yield Finding(path, one.omitted, _OMISSIONS[one.omitted](speech))
    if one.role is Role.DRAWN and one.name.radio:
        text = speech.gettext("A group with choices in it cannot be an option itself. It stays a group of its own.")
        yield Finding(path, "group_as_option", text)
    for remark in one.node.remarks:
        yield Finding(path, remark.note, said(remark, speech))


def said(remark: Remark, speech: Speech = ENGLISH) -> str:
    """The sentence for a note about a layer."""
    return _NOTES[remark.note](speech) % {"detail": remark.detail}


_Sentence = Callable[[Speech], str]

_OMISSIONS: dict[Omission | None, _Sentence] = {
    Omission.HIDDEN: lambda speech: speech.gettext("This layer is hidden in the file, so it is left out."),
    Omission.EMPTY: lambda speech: speech.gettext("There are no pixels in this layer, so it is left out."),
    Omission.MIRRORED: lambda speech: speech.gettext("This layer is for mirrored pictures only, so it is left out."),
}

_NOTES: dict[Note, _Sentence] = {
    Note.ADJUSTMENT: lambda speech: speech.gettext(
        "Adjustment layers change the layers below them, which options cannot. This one is left out."
    ),
    Note.EFFECTS: lambda speech: speech.gettext(
        "These effects are not drawn: %(detail)s. Rasterise the layer style to keep them."
    ),
    Note.BLEND_REPLACED: lambda speech: speech.gettext(
        "Browsers do not have this blend mode. It is drawn in another one: %(detail)s."
    ),
    Note.BLEND_INSIDE: lambda speech: speech.gettext(
        "Layers in this group blend with the layers below the group: %(detail)s. Here they blend within the group only."
    ),
    Note.BLEND_OF_GROUP: lambda speech: speech.gettext(
        "The group blends as a whole in the file (%(detail)s). Here each of its layers blends by itself."
    ),
    Note.OPACITY_OF_GROUP: lambda speech: speech.gettext(
        "The group is translucent as a whole in the file (%(detail)s). Here each of its layers is by itself."
    ),
    Note.CLIPPED_INTO: lambda speech: speech.gettext(
        "These layers are clipped to this one and part of it: %(detail)s."
    ),
    Note.CLIPPED_TO_GROUP: lambda speech: speech.gettext(
        "This layer is clipped to “%(detail)s” as that looks in the file, whatever is chosen there."
    ),
    Note.NO_PIXELS: lambda speech: speech.gettext(
        "The file describes this layer without pixels, and it could not be drawn. Rasterise it to bring it in."
    ),
    Note.TOO_LARGE: lambda speech: speech.gettext("This layer is too large to read. Crop it to the canvas."),
    Note.DAMAGED: lambda speech: speech.gettext("This layer is damaged in the file and is left out."),
    Note.NO_POSITION: lambda speech: speech.gettext(
        "The position of this picture is unknown, so it is placed at the upper left."
    ),
    Note.CHOICES_INSIDE: lambda speech: speech.gettext(
        "An option cannot have choices of its own. It is drawn as it looks in the file."
    ),
    Note.DIFFERS: lambda speech: speech.gettext("This layer differs from the file's own picture by %(detail)s."),
}
