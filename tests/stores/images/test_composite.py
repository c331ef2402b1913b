"""One picture out of a stack."""

from dataclasses import dataclass

import pytest
from PIL import Image

from configurator.stores.images.accept import shipped
from configurator.stores.images.composite import composite
from configurator.stores.images.errors import TooManyPixels, Unreadable
from configurator.stores.images.store import ImageStore
from configurator.stores.images.webp import Size
from layers.document.configuration import Drawing
from tests.stores.images.pictures import opened, photograph, saved, solid

VIEW = Size(120, 80)
RED, BLUE, GREEN = (200, 0, 0, 255), (0, 0, 200, 255), (0, 160, 0, 255)


@dataclass
class Easel:
    """Draws plain rectangles."""

    store: ImageStore

    def paint(self, image: Image.Image, x: int = 0, y: int = 0) -> Drawing:
        asset = self.store.put(shipped(saved(image, "WEBP", lossless=True)))
        return Drawing("layer", asset.id, x, y, 0)

    def shown(self, *stack: Drawing, view: Size = VIEW, width: int | None = None, ground: str | None = None) -> "Seen":
        return Seen(opened(composite(self.store, stack, view, width, ground)).convert("RGBA"))


@dataclass
class Seen:
    image: Image.Image

    def at(self, x: int, y: int) -> tuple[int, ...]:
        pixel = self.image.getpixel((x, y))
        assert isinstance(pixel, tuple)
        return pixel

    def looks(self, x: int, y: int, colour: tuple[int, ...]) -> bool:
        return all(abs(one - two) < 40 for one, two in zip(self.at(x, y), colour, strict=True))


@pytest.fixture
def easel(store: ImageStore) -> Easel:
    return Easel(store)


def test_later_layers_lie_on_top(easel: Easel) -> None:
    red, blue = easel.paint(solid(120, 80, RED)), easel.paint(solid(60, 80, BLUE))
    seen = easel.shown(red, blue)
    assert seen.image.size == (120, 80)
    assert seen.looks(20, 40, BLUE)
    assert seen.looks(100, 40, RED)
    assert easel.shown(blue, red).looks(20, 40, RED)


def test_what_no_layer_covers_is_transparent(easel: Easel) -> None:
    seen = easel.shown(easel.paint(solid(20, 20, RED), 50, 30))
    assert seen.at(5, 5)[3] == 0
    assert seen.looks(60, 40, RED)


def test_glass_lets_through(easel: Easel) -> None:
    seen = easel.shown(easel.paint(solid(120, 80, RED)), easel.paint(solid(120, 80, (0, 0, 200, 128))))
    assert seen.looks(60, 40, (100, 0, 100, 255))


def test_a_ground_fills_the_rest(easel: Easel) -> None:
    assert easel.shown(ground="#00a000").looks(5, 5, GREEN)


def test_no_layers_are_an_empty_picture(easel: Easel) -> None:
    assert easel.shown().image.getextrema()[3] == (0, 0)


@pytest.mark.parametrize("width", [15, 30, 45, 60, 100, 120, 240])
def test_every_width_shows_the_same_picture(easel: Easel, width: int) -> None:
    seen = easel.shown(easel.paint(solid(120, 80, RED)), easel.paint(solid(40, 40, BLUE), 40, 20), width=width)
    assert seen.image.size == (width, (80 * width + 60) // 120)
    assert seen.looks(seen.image.width // 2, seen.image.height // 2, BLUE)
    assert seen.looks(1, 1, RED)


@pytest.mark.parametrize("width", [15, 37, 60, 75, 113])
@pytest.mark.parametrize("edge", [37, 41, 59])
def test_layers_that_touch_touch_in_every_width(easel: Easel, width: int, edge: int) -> None:
    left, right = easel.paint(solid(edge, 80, RED)), easel.paint(solid(120 - edge, 80, RED), edge)
    assert easel.shown(left, right, width=width).image.getextrema()[3] == (255, 255)


@pytest.mark.parametrize(("x", "y"), [(-20, -20), (100, 60), (-20, 60), (100, -20), (-1000, 0), (0, 100_000)])
def test_a_layer_may_hang_over_the_edge(easel: Easel, x: int, y: int) -> None:
    seen = easel.shown(easel.paint(solid(40, 40, RED), x, y), width=60)
    inside = {(-20, -20): (2, 2), (100, 60): (57, 37), (-20, 60): (2, 37), (100, -20): (57, 2)}.get((x, y))
    assert seen.image.getextrema()[3] == ((0, 255) if inside else (0, 0))
    assert inside is None or seen.looks(*inside, RED)


def test_what_hangs_over_the_edge_shows_its_right_part(easel: Easel) -> None:
    halves = solid(80, 80, RED)
    halves.paste(BLUE, (40, 0, 80, 80))
    seen = easel.shown(easel.paint(halves, -40), width=50)
    assert seen.looks(5, 15, BLUE)


def test_a_tiny_view_drawn_large_scales_only_what_shows(easel: Easel) -> None:
    """Scaled whole, this layer would be of 10⁹ pixels."""
    assert easel.shown(easel.paint(photograph(64, 64)), view=Size(1, 1), width=600).image.size == (600, 600)


def test_a_thin_layer_never_disappears(easel: Easel) -> None:
    assert easel.shown(easel.paint(solid(120, 1, RED), 0, 40), width=15).image.getextrema()[3][1] == 255


def test_a_view_too_large_to_draw_is_refused(easel: Easel) -> None:
    with pytest.raises(TooManyPixels):
        easel.shown(view=Size(10_000, 10_000))
    with pytest.raises(TooManyPixels):
        easel.shown(view=Size(1, 10_000), width=1200)


def test_a_missing_picture_is_named(easel: Easel) -> None:
    with pytest.raises(Unreadable) as raised:
        easel.shown(Drawing("layer", "0" * 32, 0, 0, 0))
    assert (raised.value.path.name, raised.value.reason) == (f"{'0' * 32}.webp", "it is missing")


def test_the_same_stack_is_the_same_bytes(easel: Easel) -> None:
    stack = [easel.paint(photograph(64, 64), 10, 10), easel.paint(solid(30, 30, BLUE), 5, 5)]
    assert composite(easel.store, stack, VIEW, 60) == composite(easel.store, stack, VIEW, 60)
