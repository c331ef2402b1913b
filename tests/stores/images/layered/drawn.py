"""Layered files for tests, drawn in this process."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from configurator.stores.images.layered.drawing import draw
from configurator.stores.images.layered.folder import folder
from configurator.stores.images.layered.openraster import openraster
from configurator.stores.images.layered.photoshop.document import Document
from configurator.stores.images.layered.result import Result, picture
from configurator.stores.images.layered.source import Limits, Source
from layers.layered.node import Node, Note, walk
from tests.stores.images.layered.photoshop_file import Group, Layer, write_photoshop

SIZE = (64, 48)
MOST = 1 << 30


class Drawn:
    """What was drawn of a source, by the names of its layers."""

    def __init__(self, source: Source, place: Path, title: str = "watch") -> None:
        self.progress: list[float] = []
        place.mkdir()
        self._place = place
        self.result: Result = draw(source, title, place, MOST, self.progress.append)
        self.nodes = {node.name: node for node in walk(self.result.nodes)}

    def __getitem__(self, name: str) -> Node:
        return self.nodes[name]

    def image(self, name: str) -> Image.Image:
        """A layer's picture on the whole canvas."""
        place = self[name].picture
        assert place
        canvas = self.result.canvas
        whole = Image.new("RGBA", (canvas.width, canvas.height))
        with Image.open(picture(self._place, place.asset)) as stored:
            whole.paste(stored.convert("RGBA"), (place.x, place.y))
        return whole

    def pixel(self, name: str, x: int, y: int) -> tuple[int, ...]:
        found = self.image(name).getpixel((x, y))
        assert isinstance(found, tuple)
        return found

    def notes(self, name: str) -> list[Note]:
        """All but how far it is from the merged picture, which is black where a test gives none."""
        return [remark.note for remark in self[name].remarks if remark.note is not Note.DIFFERS]


def photoshop(
    tmp_path: Path, layers: Sequence[Layer | Group], merged: Image.Image | None = None, limits: Limits | None = None
) -> Drawn:
    file = write_photoshop(tmp_path / "watch.psd", SIZE, layers, merged)
    return Drawn(Document(file, limits or Limits()), tmp_path / "out")


def raster(tmp_path: Path, stack: str, pictures: Mapping[str, Image.Image], merged: Image.Image | None = None) -> Drawn:
    return Drawn(openraster(ora(tmp_path / "watch.ora", stack, pictures, merged), Limits()), tmp_path / "out")


def ora(path: Path, stack: str, pictures: Mapping[str, Image.Image], merged: Image.Image | None = None) -> Path:
    """An OpenRaster file; `stack` is what stands in its root stack, the top first."""
    files: dict[str, Any] = {"mimetype": b"image/openraster"}
    files["stack.xml"] = f"<image w='{SIZE[0]}' h='{SIZE[1]}'><stack>{stack}</stack></image>".encode()
    files |= {f"data/{name}.png": png(image) for name, image in pictures.items()}
    return packed(path, files | ({"mergedimage.png": png(merged)} if merged else {}))


def pictures(tmp_path: Path, files: Mapping[str, Any], title: str = "watch") -> Drawn:
    """A ZIP of pictures and of JSON beside them."""
    return Drawn(folder(packed(tmp_path / "watch.zip", files), title, Limits()), tmp_path / "out", title)


def packed(path: Path, files: Mapping[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            file.writestr(name, _bytes(content))
    return path


def unpacked(path: Path, files: Mapping[str, Any]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(_bytes(content))
    return path


def flat(color: str, size: tuple[int, int] = (20, 10)) -> Image.Image:
    return Image.new("RGBA", size, color)


def on_canvas(color: str, box: tuple[int, int, int, int] = (4, 4, 24, 14)) -> Image.Image:
    """A rectangle on a transparent canvas."""
    image = Image.new("RGBA", SIZE)
    image.paste(color, box)
    return image


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _bytes(content: Any) -> bytes:
    if isinstance(content, Image.Image):
        return png(content)
    return content if isinstance(content, bytes) else json.dumps(content).encode()
