"""The refusals of the image store, one class each."""

from pathlib import Path

from configurator.languages import TranslatableError, gettext_noop


class ImagesError(TranslatableError):
    """The base of every refusal of this package."""


class ImageRefused(ImagesError):
    """An upload is not taken; the sentence says why, for whoever uploads."""


class Empty(ImageRefused):
    sentence = gettext_noop("The file is empty.")


class NotAnImage(ImageRefused):
    sentence = gettext_noop("This is not an image; PNG, WebP, JPEG and AVIF are taken.")


class UnsupportedFormat(ImageRefused):
    """A picture, or near one, in a format that is not taken."""

    sentence = gettext_noop("%(format)s is not taken; PNG, WebP, JPEG and AVIF are.")

    def __init__(self, format: str) -> None:
        self.format = format


class TooManyBytes(ImageRefused):
    sentence = gettext_noop("The file is larger than %(megabytes)s MB.")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.megabytes = f"{limit / 1_000_000:g}"


class TooManyPixels(ImageRefused):
    """Refused by the size in the header, before anything is decoded; also for a picture asked of us."""

    sentence = gettext_noop("The picture is larger than %(megapixels)s megapixels or %(side)s pixels a side.")

    def __init__(self, pixels: int, side: int) -> None:
        self.pixels = pixels
        self.megapixels = f"{pixels / 1_000_000:g}"
        self.side = side


class Animated(ImageRefused):
    sentence = gettext_noop("The picture is animated; a layer is a still picture.")


class Truncated(ImageRefused):
    sentence = gettext_noop("The file ends too early; it was probably cut off on its way.")


class Corrupt(ImageRefused):
    sentence = gettext_noop("The file is damaged and cannot be read.")


class TooCostly(ImageRefused):
    """Reading it would take more memory or time than an upload may, a text chunk that unpacks hugely included."""

    sentence = gettext_noop("The file takes more memory or time to read than a picture should.")


class NothingSeen(ImagesError):
    """Nothing can be cut out of a picture that is transparent everywhere."""

    sentence = gettext_noop("The picture is transparent everywhere.")


class NoPicture(ImagesError):
    """A picture that the store cannot give, for one reason or the other."""


class UnknownAsset(NoPicture):
    """No stored picture has this id, or it is not an id at all."""

    sentence = gettext_noop("There is no image %(id)s.")

    def __init__(self, id: str) -> None:
        self.id = id


class Unreadable(NoPicture):
    """The file of a picture is missing or damaged, or the disk does not give it; the rest is for the log."""

    sentence = gettext_noop("A picture cannot be read just now; try again later.")

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason


class Busy(ImagesError):
    """As many pictures are being drawn as are drawn at once; asking again in a moment is right."""

    sentence = gettext_noop("%(cold)s pictures are being drawn already.")

    def __init__(self, cold: int) -> None:
        self.cold = cold
