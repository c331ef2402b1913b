"""`configurator import` on a shop that no server runs on."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from configurator.cli.main import main
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from layers.document.model import Configurator, Group
from tests.stores.images.layered.drawn import SIZE, flat, unpacked
from tests.stores.images.layered.photoshop_file import Group as FileGroup
from tests.stores.images.layered.photoshop_file import Layer, write_photoshop


def run(data: Path, path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["import", "--data", str(data), str(path), *options])


def stored(data: Path, id: str) -> tuple[Configurator, int]:
    services = open_services(Config(data=data))
    try:
        draft = services.catalogue.draft(id)
        return draft.document, draft.version
    finally:
        services.close()


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    strap = FileGroup("Strap", [Layer("*Tan", flat("tan")), Layer("*Black", flat("black"), visible=False)])
    return write_photoshop(
        tmp_path / "Field watch.psd",
        SIZE,
        [Layer("Case", flat("silver")), strap, Layer("Old", flat("red"), visible=False)],
    )


def test_a_file_becomes_a_published_configurator_named_like_it(data: Path, watch: Path) -> None:
    done = run(data, watch, "--publish")
    assert done.exit_code == 0, done.output
    assert "field-watch: 2 option(s) in 1 group(s), 1 layer(s) always drawn" in done.stdout
    assert "Old: This layer is hidden in the file" in done.stderr
    document, version = stored(data, "field-watch")
    assert (document.title, version) == ("Field watch", 1)


def test_a_folder_of_pictures_takes_the_id_and_title_that_are_given(data: Path, tmp_path: Path) -> None:
    place = unpacked(
        tmp_path / "lamp", {"foot.png": flat("gray"), "shade/red.png": flat("red"), "shade/blue.png": flat("blue")}
    )
    done = run(data, place, "--id", "reading-lamp-2", "--title", "Reading lamp")
    assert done.exit_code == 0, done.output
    document, version = stored(data, "reading-lamp-2")
    assert (document.title, version) == ("Reading lamp", 0)
    shade = document.layers[1]
    assert isinstance(shade, Group)
    assert shade.choose == "one"


def test_a_changed_file_comes_into_its_configurator(data: Path, watch: Path, tmp_path: Path) -> None:
    run(data, watch)
    changed = write_photoshop(
        tmp_path / "b.psd", SIZE, [FileGroup("Strap", [Layer("*Tan", flat("red")), Layer("*Red", flat("red"))])]
    )
    assert run(data, changed, "--into", "field-watch", "--remove-gone").exit_code == 0
    document, _ = stored(data, "field-watch")
    (strap,) = document.layers
    assert isinstance(strap, Group)
    assert [layer.id for layer in strap.layers] == ["tan", "red"]


def test_what_cannot_be_done_is_one_sentence(data: Path, watch: Path, tmp_path: Path) -> None:
    run(data, watch)
    odd = tmp_path / "odd.psd"
    odd.write_bytes(b"hello")
    for path, options, said in (
        (watch, ("--id", "field-watch", "--title", "Another"), "There is a configurator field-watch already."),
        (odd, (), "This is not a layered file."),
        (watch, ("--id", "Not an id"), "is not an id"),
        (watch, ("--into", "nothing"), "There is no configurator nothing."),
    ):
        done = run(data, path, *options)
        assert done.exit_code == 1
        assert said in done.stderr.splitlines()[-1]


def test_a_server_that_runs_keeps_the_shop_to_itself(data: Path, watch: Path) -> None:
    services = open_services(Config(data=data))
    try:
        done = run(data, watch)
    finally:
        services.close()
    assert done.exit_code == 1
    assert "stop it first" in done.stderr
