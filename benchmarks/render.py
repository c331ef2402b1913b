"""How long a picture takes: warm from the cache, and cold at 600 pixels from stored renditions.

    .venv/bin/python benchmarks/render.py [LAYERS]

A view of 1200 × 1200 with a backdrop, a body and cropped parts, some three views of pixels in all, as the demo shop's
products have. The yardstick, in the same run: Pillow alone reads one WebP of 600 × 600 and writes it again.
"""

import io
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

sys.path.insert(0, str(Path(__file__).parent.parent))

from configurator.stores.images.accept import shipped
from configurator.stores.images.cache import Picture, RenderCache
from configurator.stores.images.composite import composite
from configurator.stores.images.decoder import encoded
from configurator.stores.images.store import ImageStore
from configurator.stores.images.webp import Size
from layers.document.configuration import Drawing

VIEW = Size(1200, 1200)
WIDTH = 600
AIM = 120


def main() -> None:
    layers = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    with tempfile.TemporaryDirectory() as folder:
        store, cache = ImageStore(Path(folder) / "assets"), RenderCache(Path(folder) / "renders")
        stack = painted(store, layers)
        one = encoded(Image.open(io.BytesIO(composite(store, stack, VIEW, WIDTH))))
        versions = itertools.count(1)

        def ask(version: int) -> bytes:
            return cache.get(
                Picture("product", version, frozenset(), "front", WIDTH), lambda: composite(store, stack, VIEW, WIDTH)
            )

        report(
            measured(
                {
                    "one WebP read and written": lambda: again(one),
                    f"cold, {layers} layers at {WIDTH} px (aim {AIM})": lambda: ask(next(versions)),
                    "warm from the cache": lambda: ask(0),
                }
            )
        )


def painted(store: ImageStore, layers: int) -> Sequence[Drawing]:
    chance = random.Random(7)
    sizes = [(1200, 1200), (900, 1000)] + [(chance.randint(150, 500), chance.randint(150, 500)) for _ in range(layers)]
    return [_drawing(store, chance, z, *size) for z, size in enumerate(sizes[:layers])]


def _drawing(store: ImageStore, chance: random.Random, z: int, width: int, height: int) -> Drawing:
    asset = store.put(shipped(encoded(_part(chance, width, height))))
    store.prepare(asset.id, VIEW.width)
    return Drawing(f"layer-{z}", asset.id, (1200 - width) // 2, (1200 - height) // 2, z)


def _part(chance: random.Random, width: int, height: int) -> Image.Image:
    """Shaded, a little noisy, with a soft edge."""
    light = Image.radial_gradient("L").resize((width, height))
    noise = Image.effect_noise((width, height), 12)
    shades = [ImageEnhance.Brightness(light).enhance(chance.random()) for _ in "RGB"]
    image = Image.merge("RGB", [Image.blend(shade, noise, 0.15) for shade in shades])
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).ellipse((4, 4, width - 5, height - 5), fill=255)
    image.putalpha(mask.filter(ImageFilter.GaussianBlur(2)))
    return image


def again(webp: bytes) -> bytes:
    with Image.open(io.BytesIO(webp)) as image:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=85)
    return out.getvalue()


def measured(works: dict[str, Callable[[], object]], rounds: int = 25) -> dict[str, list[float]]:
    """Milliseconds, taken in turns, so that what else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {what: [] for what in works}
    for number in range(rounds + 1):
        for what, work in works.items():
            begun = time.perf_counter()
            work()
            if number:
                taken[what].append((time.perf_counter() - begun) * 1000)
    return taken


def report(taken: dict[str, list[float]]) -> None:
    yardstick = statistics.median(next(iter(taken.values())))
    print(f"{'':<36}{'median':>9}{'best':>9}   ms")
    for what, times in taken.items():
        median = statistics.median(times)
        print(f"{what:<36}{median:9.2f}{min(times):9.2f}{median / yardstick:9.2f} ×")


if __name__ == "__main__":
    main()
