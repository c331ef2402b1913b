"""`configurator export`, `lint` and `import` of what was exported."""

import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from configurator.cli.main import main
from configurator.products.packages.sample import SAMPLE, import_sample
from configurator.products.publishing import publish
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from layers.document.document import assets
from layers.drafts.batch import Batch
from layers.drafts.draft import Editor
from layers.drafts.revisions import Author


def run(command: str, data: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [command, "--data", str(data), *map(str, arguments)])


@contextmanager
def served(data: Path) -> Iterator[Services]:
    with closing(open_services(Config(data=data))) as services:
        yield services


@pytest.fixture
def lamp(data: Path) -> Path:
    with served(data) as services:
        import_sample(services, "lamp", "tests", "en")
        publish(services, "lamp")
    return data


def test_an_exported_draft_comes_into_an_empty_shop_with_all_its_pictures(lamp: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "lamp.zip", tmp_path / "other"
    done = run("export", lamp, "lamp", file)
    assert (done.exit_code, done.output) == (0, f"Reading lamp is in {file}.\n")
    done = run("import", other, file, "--publish")
    assert done.exit_code == 0, done.output
    assert "lamp: imported from lamp.zip, 0 stock item(s) new" in done.output
    assert "lamp: published, version 1" in done.output
    with served(lamp) as one, served(other) as two:
        document = one.catalogue.draft("lamp").document
        assert two.catalogue.draft("lamp").document == document
        for asset in assets(document):
            assert one.images.path(asset).read_bytes() == two.images.path(asset).read_bytes()


def test_exporting_needs_no_stopped_server_and_importing_does(lamp: Path, tmp_path: Path) -> None:
    file = tmp_path / "lamp.zip"
    with served(lamp) as services:
        edit = {"op": "doc", "field": "title", "value": "Edited just now"}
        draft = services.catalogue.draft("lamp")
        batch = Batch.model_validate({
            "batch": "7d2a60a8-1bb4-4f0a-8a07-0a3c3a2d0c11", "client": "w", "base": draft.rev, "ops": [edit],
        })  # fmt: skip
        services.catalogue.edit("lamp", batch, Editor(Author("tests", "w"), "tests", services.now()))
        assert run("export", lamp, "lamp", file).output == f"Edited just now is in {file}.\n"
        refused = run("import", lamp, file, "--id", "twin")
        assert refused.exit_code == 1
        assert "another process" in refused.output or "server" in refused.output
    assert run("import", lamp, file, "--id", "twin").exit_code == 0


def test_a_file_that_is_there_stays_as_it_is(lamp: Path, tmp_path: Path) -> None:
    file = tmp_path / "lamp.zip"
    file.write_text("mine")
    assert run("export", lamp, "lamp", file).exit_code == 1
    assert file.read_text() == "mine"
    assert [path.name for path in tmp_path.glob(".*unfinished")] == []


def test_what_is_not_there_is_not_exported(lamp: Path, tmp_path: Path) -> None:
    for data, id in ((lamp, "nothing"), (lamp, "../lamp"), (tmp_path / "no-shop", "lamp")):
        done = run("export", data, id, tmp_path / "out.zip")
        assert done.exit_code == 1, done.output
        assert done.output.startswith("Error: ")
    assert not (tmp_path / "out.zip").exists()
    assert not (tmp_path / "no-shop").exists()


def test_the_file_is_named_after_the_configurator(lamp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", lamp.absolute(), "lamp").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "lamp.zip")


def test_pictures_that_are_nowhere_are_named(lamp: Path, tmp_path: Path) -> None:
    with served(lamp) as services:
        named = set(assets(services.catalogue.draft("lamp").document))
    gone = lamp / "assets" / f"{min(named)}.webp"
    gone.unlink()
    done = run("export", lamp, "lamp", tmp_path / "lamp.zip")
    assert done.exit_code == 0
    assert f"1 picture(s) that lamp names are not in {lamp}: {gone.stem}" in done.output
    refused = run("import", tmp_path / "other", tmp_path / "lamp.zip")
    assert refused.exit_code == 1
    assert f"the picture {gone.stem} is missing" in refused.output


def test_an_id_that_is_taken_or_none_is_refused(lamp: Path) -> None:
    taken = run("import", lamp, SAMPLE, "--id", "lamp")
    assert (taken.exit_code, taken.output) == (1, "Error: There is a configurator lamp already.\n")
    assert "is not an id" in run("import", lamp, SAMPLE, "--id", "A lamp").output


@pytest.mark.parametrize(
    "option", [("--into", "lamp"), ("--title", "Mine"), ("--view", "front"), ("--remove-gone",), ("--ignore-marks",)]
)
def test_options_of_layered_files_are_not_for_exported_ones(lamp: Path, option: tuple[str, ...]) -> None:
    done = run("import", lamp, SAMPLE, *option)
    assert done.exit_code == 1
    assert f"{option[0]} is for layered files" in done.output


def test_a_draft_without_problems_is_said_to_have_none(lamp: Path) -> None:
    done = run("lint", lamp, "lamp")
    assert done.exit_code == 0
    assert done.output == "Products that can be built: 33.\nProducts that can be bought today: 33.\n"


def test_a_draft_with_problems_names_them_and_fails(lamp: Path) -> None:
    with served(lamp) as services:
        draft = services.catalogue.draft("lamp").document
        rule = draft.rules[0].model_copy(update={"if_": "stem-birch"})
        services.catalogue.save(draft.model_copy(update={"rules": (rule,)}), "*", services.now())
        done = run("lint", lamp, "lamp")
    assert done.exit_code == 1
    assert "oak-carries-light-shades: There is no option stem-birch. (unknown)" in done.output
    assert run("lint", lamp, "nothing").output == "Error: There is no configurator nothing.\n"
