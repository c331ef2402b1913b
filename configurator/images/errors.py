"""What this package refuses, one class per refusal."""


class ImagesError(Exception):
    """The base of every refusal of this package."""


class ImageRefused(ImagesError):
    """An upload is not taken; the message says why, in words for whoever uploads."""


class Empty(ImageRefused):
    def __init__(self) -> None:
        super().__init__("the file is empty")


class NotAnImage(ImageRefused):
    def __init__(self) -> None:
        super().__init__("this is not an image; PNG, WebP, JPEG and AVIF are taken")


class UnsupportedFormat(ImageRefused):
    """A picture, or near one, in a format that is not taken."""

    def __init__(self, format: str) -> None:
        self.format = format
        super().__init__(f"{format} is not taken; PNG, WebP, JPEG and AVIF are")


class TooManyBytes(ImageRefused):
    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"the file is larger than {limit / 1_000_000:g} MB")


class TooManyPixels(ImageRefused):
    """Refused by the size in the header, before anything is decoded; also for a picture asked of us."""

    def __init__(self, pixels: int, side: int) -> None:
        self.pixels = pixels
        self.side = side
        super().__init__(f"the picture is larger than {pixels / 1e6:g} megapixels or {side:,} pixels a side")


class Animated(ImageRefused):
    def __init__(self) -> None:
        super().__init__("the picture is animated; a layer is a still picture")


class Truncated(ImageRefused):
    def __init__(self) -> None:
        super().__init__("the file ends too early; it was probably cut off on its way")


class Corrupt(ImageRefused):
    def __init__(self) -> None:
        super().__init__("the file is damaged and cannot be read")


class TooCostly(ImageRefused):
    """Reading it would take more memory or time than an upload may, a text chunk that unpacks hugely included."""

    def __init__(self) -> None:
        super().__init__("the file takes more memory or time to read than a picture should")


class UnknownAsset(ImagesError):
    """No stored picture has this id, or it is not an id at all."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"there is no image {id!r}")


class Busy(ImagesError):
    """As many pictures are being drawn as are drawn at once; asking again in a moment is right."""

    def __init__(self, cold: int) -> None:
        self.cold = cold
        super().__init__(f"{cold} pictures are being drawn already")
