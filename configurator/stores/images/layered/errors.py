"""The refusals of layered files, one class each."""

from configurator.languages import TranslatableError, gettext_noop
from configurator.stores.images.layered.source import Limits, Refusal


class LayeredRefused(TranslatableError):
    """A layered file is not taken; the sentence says why. `code` is the word for it, `name` a part of the file."""

    code: Refusal

    def __init__(self, limits: Limits, name: str = "") -> None:
        self.name = name
        self.layers = f"{limits.layers:,}"
        self.depth = limits.depth
        self.megapixels = f"{limits.pixels / 1_000_000:g}"
        self.side = f"{limits.side:,}"
        self.megabytes = f"{limits.unpacked / 1_000_000:,.0f}"


class UnknownFormat(LayeredRefused):
    code = Refusal.UNKNOWN_FORMAT
    sentence = gettext_noop("This is not a layered file. Send PSD, PSB, OpenRaster, or a ZIP of PNG and WebP files.")


class CorruptFile(LayeredRefused):
    code = Refusal.CORRUPT
    sentence = gettext_noop("The file is damaged and cannot be read.")


class NoPictures(LayeredRefused):
    code = Refusal.NO_PICTURES
    sentence = gettext_noop("There are no pictures in the file. Layers with pixels are read, and PNG and WebP files.")


class NoReader(LayeredRefused):
    code = Refusal.NO_READER
    sentence = gettext_noop("This server cannot read Photoshop's files. Install the extra “psd”, or send OpenRaster.")


class TooManyLayers(LayeredRefused):
    code = Refusal.TOO_MANY_LAYERS
    sentence = gettext_noop("The file has more than %(layers)s layers.")


class TooDeep(LayeredRefused):
    code = Refusal.TOO_DEEP
    sentence = gettext_noop("Groups are nested deeper than %(depth)s levels.")


class TooLargePicture(LayeredRefused):
    code = Refusal.TOO_MANY_PIXELS
    sentence = gettext_noop("A picture in the file is larger than %(megapixels)s megapixels or %(side)s pixels a side.")


class TooCostlyFile(LayeredRefused):
    code = Refusal.TOO_COSTLY
    sentence = gettext_noop("The file takes more memory or time to read than a layered file may.")


class UnpacksTooLarge(LayeredRefused):
    code = Refusal.UNPACKS_TOO_LARGE
    sentence = gettext_noop("The file unpacks to more than %(megabytes)s MB, or one file in it to more than 100 MB.")


class EncryptedFile(LayeredRefused):
    code = Refusal.ENCRYPTED
    sentence = gettext_noop("The ZIP file is encrypted. Send one without a password.")


class UnsafeName(LayeredRefused):
    code = Refusal.UNSAFE_NAME
    sentence = gettext_noop("The ZIP file has a name in it that leads outside of it: “%(name)s”.")


class ReadingStopped(Exception):
    """Somebody let go of the file while it was read."""


REFUSED: dict[Refusal, type[LayeredRefused]] = {
    refused.code: refused
    for refused in (
        UnknownFormat, CorruptFile, NoPictures, NoReader, TooManyLayers, TooDeep, TooLargePicture, TooCostlyFile,
        UnpacksTooLarge, EncryptedFile, UnsafeName,
    )
}  # fmt: skip
