"""Pictures on a designer's disk, and dragging them from there into the window."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page

COLOURS = ["#c83c3c", "#3c8fc8", "#3cc87a", "#c8b43c", "#8a3cc8", "#c8783c"]


def picture(path: Path, size: tuple[int, int] = (300, 300), colour: str = COLOURS[0], *, opaque: bool = False) -> Path:
    """A disc on nothing, or a colour all over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if opaque:
        Image.new("RGB", size, colour).save(path)
        return path
    image = Image.new("RGBA", size)
    ImageDraw.Draw(image).ellipse((size[0] // 8, size[1] // 8, size[0] * 7 // 8, size[1] * 7 // 8), fill=colour)
    image.save(path)
    return path


def pictures(folder: Path, names: Iterable[str], size: tuple[int, int] = (300, 300)) -> list[Path]:
    """One of each name, no two of them the same."""
    return [
        picture(folder / f"{name}.png", (size[0], size[1]), f"hsl({number * 37 % 360}, 60%, {30 + number % 40}%)")
        for number, name in enumerate(names)
    ]


def carry(page: Page, files: Sequence[Path], over: Locator, y: float | None = None) -> Callable[[], None]:
    """Hold files over something, `y` pixels below its upper edge (None: in the middle); answers what lets them go."""
    box = over.bounding_box()
    assert box
    at = {"x": box["x"] + min(box["width"] / 2, 120), "y": box["y"] + (box["height"] / 2 if y is None else y)}
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}

    def tell(kind: str) -> None:
        session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})

    tell("dragEnter")
    tell("dragOver")
    return lambda: tell("drop")


def drop(page: Page, files: Sequence[Path], onto: Locator, y: float | None = None) -> None:
    carry(page, files, onto, y)()
