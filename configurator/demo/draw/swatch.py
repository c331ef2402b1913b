"""The small square picture that stands for an option in the menu."""

from PIL import Image

from configurator.demo.draw.studio import ART

SIDE = 192


def save_swatch(picture: Image.Image, file: str) -> None:
    """Save a square picture as a swatch, under a name relative to `art/`."""
    small = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).convert("RGB")
    small.save(ART / file, "WEBP", quality=82, method=6)
