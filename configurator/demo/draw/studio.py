"""The drawing table: SVG in, a cropped transparent WebP layer out, rendered by a real browser."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ART = Path(__file__).parent.parent / "art"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Placed:
    """Where a drawn layer lies in its view, in pixels, and the file that holds it (relative to `art/`)."""

    file: str
    x: int
    y: int

    def at(self, z: int) -> dict[str, object]:
        return {"asset": self.file, "x": self.x, "y": self.y, "z": z}


class Studio:
    """Draws layers of one product; every SVG fills the whole view, and only its visible part is kept."""

    def __init__(self, page: Page, product: str) -> None:
        self.page = page
        self.product = product

    def draw(
        self, name: str, view: str, svg: str, *, width: int = 1200, height: int = 1200, quality: int = 84
    ) -> Placed:
        """Render `svg` (the inside of an <svg> of width × height user units) to `art/{product}/{name}.{view}.webp`."""
        picture = self.picture(svg, width, height)
        box = picture.getchannel("A").point(lambda a: 255 if a > 2 else 0).getbbox()
        if box is None:
            raise ValueError(f"{self.product}/{name}.{view} draws nothing")
        path = ART / self.product / f"{name}.{view}.webp"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.crop(box).save(path, "WEBP", quality=quality, alpha_quality=90, method=6)
        return Placed(str(path.relative_to(ART)), box[0], box[1])

    def picture(self, svg: str, width: int = 1200, height: int = 1200) -> Image.Image:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.set_content(
            "<style>html,body{margin:0;background:transparent}svg{display:block}</style>"
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}">{svg}</svg>'
        )
        shot = self.page.screenshot(omit_background=True, type="png")
        return Image.open(io.BytesIO(shot)).convert("RGBA")


@contextmanager
def studio(product: str) -> Iterator[Studio]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield Studio(browser.new_page(), product)
        finally:
            browser.close()
