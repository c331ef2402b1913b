"""Which format a file is, by its first bytes, never by its name or declared type."""

from configurator.stores.images.errors import Empty, NotAnImage, UnsupportedFormat

_FOREIGN = (
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"8BPS", "PSD"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\0\0\1\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"PK\3\4", "ZIP"),
)
_AVIF_BRANDS = (b"avif", b"avis", b"mif1", b"msf1")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis")


def recognised(head: bytes) -> str:
    """`PNG`, `JPEG`, `WEBP` or `AVIF`; `head` is the first kilobyte; raises Empty, UnsupportedFormat, NotAnImage."""
    if not head:
        raise Empty
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and head[8:12] in _AVIF_BRANDS:
        return "AVIF"
    foreign = _foreign(head)
    raise UnsupportedFormat(foreign) if foreign else NotAnImage


def _foreign(head: bytes) -> str | None:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return "HEIC"
    if _is_svg(head):
        return "SVG"
    return next((name for start, name in _FOREIGN if head.startswith(start)), None)


def _is_svg(head: bytes) -> bool:
    """Markup that names an svg element in its first kilobyte, in any of the encodings that XML allows."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return text.startswith(b"<") and b"<svg" in text.lower()
