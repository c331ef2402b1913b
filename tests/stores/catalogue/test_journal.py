"""Edits of a draft outlive every end of the server; a journal that is not whole is told and left alone."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from configurator.stores.catalogue import draft_files, journal
from configurator.stores.catalogue.copying import copy_catalogue
from configurator.stores.catalogue.errors import NoSuchConfigurator, UnknownRevision, Withdrawn
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken, Displaced, StorageError, Unwritable
from layers.document.model import Configurator
from layers.drafts import history
from layers.drafts.draft import Editor
from layers.drafts.revisions import Author
from layers.drafts.taken import Taken
from tests.layers.drafts.desk import batch, image, watch
from tests.losing_folders import LosingFolders
from tests.server.disk import Disk, mounted

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def editor(who: str = "ann", at: datetime = NOW) -> Editor:
    return Editor(Author(who, who), who.title(), at)


def price(value: int, id: str = "tan") -> dict[str, Any]:
    return {"op": "set", "id": id, "field": "price", "value": value}


def edit(catalogue: TinyCatalogue, *ops: dict[str, Any], base: int | None = None, id: UUID | None = None) -> Taken:
    known = catalogue.draft("watch").rev if base is None else base
    return catalogue.edit("watch", batch("ann", known, ops, id=id), editor())


def priced(catalogue: TinyCatalogue) -> int:
    return catalogue.draft("watch").document.layers[0].layers[0].price  # type: ignore[union-attr]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue with a watch that was edited three times since it was written as a whole."""
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        catalogue.create(watch(), NOW)
        edit(catalogue, price(1))
    killed(tmp_path / "catalogue", lambda catalogue: [edit(catalogue, price(value)) for value in (2, 3, 4)])
    return tmp_path / "catalogue"


def killed(folder: Path, act: Callable[[TinyCatalogue], object]) -> None:
    """Without what a stop does."""
    catalogue = TinyCatalogue(folder)
    act(catalogue)
    catalogue._place.close()


def lines(folder: Path) -> list[str]:
    return (folder / "configurators/watch/edits.jsonl").read_text().splitlines()


def written(folder: Path) -> Any:
    return json.loads((folder / "configurators/watch/draft.json").read_text())["_default"]["1"]


@pytest.fixture
def catalogue(folder: Path) -> Iterator[TinyCatalogue]:
    with closing(TinyCatalogue(folder)) as catalogue:
        yield catalogue


def test_edits_are_there_after_a_crash(folder: Path) -> None:
    assert (written(folder)["rev"], len(lines(folder))) == (1, 5)
    with closing(TinyCatalogue(folder)) as catalogue:
        assert (catalogue.draft("watch").rev, priced(catalogue)) == (4, 4)


def test_a_stop_writes_the_draft_as_a_whole_and_keeps_its_history(folder: Path) -> None:
    TinyCatalogue(folder).close()
    assert (written(folder)["rev"], written(folder)["document"]["layers"][0]["layers"][0]["price"]) == (4, 4)
    with closing(TinyCatalogue(folder)) as catalogue:
        for value in (3, 2, 1, 0):
            catalogue.undo("watch", uuid4(), editor())
            assert priced(catalogue) == value
        assert [kept.rev for kept in catalogue.edits("watch", 0).history.after(0)] == list(range(1, 9))


def test_who_edited_last_and_when_is_known_after_a_crash(tmp_path: Path) -> None:
    def late(catalogue: TinyCatalogue) -> None:
        catalogue.create(watch(), NOW)
        catalogue.edit("watch", batch("ann", 0, (price(1),)), editor(at=NOW + timedelta(hours=1)))

    killed(tmp_path / "catalogue", late)
    with closing(TinyCatalogue(tmp_path / "catalogue")) as catalogue:
        draft = catalogue.draft("watch")
        assert draft.updated_at == NOW + timedelta(hours=1)
        assert draft.edited.history.last_of("ann") == NOW + timedelta(hours=1)


def test_a_repeated_batch_gets_the_first_answer_after_a_crash(folder: Path) -> None:
    id = uuid4()
    answers: list[Taken] = []
    killed(folder, lambda catalogue: answers.append(edit(catalogue, price(9), price(1, "tin"), id=id)))
    with closing(TinyCatalogue(folder)) as catalogue:
        assert edit(catalogue, price(9), price(1, "tin"), id=id, base=4) == answers[0]
        assert catalogue.draft("watch").rev == 5


def test_a_conflict_is_known_after_a_crash(catalogue: TinyCatalogue) -> None:
    sent = batch("bob", 1, (price(7),))
    (refused,) = catalogue.edit("watch", sent, editor("bob")).refused
    assert (refused.code, refused.theirs, refused.by) == ("changed", 4, "Ann")


@pytest.mark.parametrize("cut", [1, 2, 50])
def test_an_unfinished_last_line_is_dropped_and_written_over(folder: Path, cut: int) -> None:
    file = folder / "configurators/watch/edits.jsonl"
    file.write_bytes(file.read_bytes()[:-cut])
    with closing(TinyCatalogue(folder)) as catalogue:
        assert (catalogue.draft("watch").rev, priced(catalogue)) == (3, 3)
        edit(catalogue, price(5))
    assert [json.loads(line)["rev"] for line in lines(folder)[1:]] == [1, 2, 3, 4]


def broken(change: Callable[[list[bytes]], object]) -> Callable[[Path], None]:
    def act(file: Path) -> None:
        found = file.read_bytes().splitlines(keepends=True)
        change(found)
        file.write_bytes(b"".join(found))

    return act


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (broken(lambda found: found.__setitem__(2, b'{"rev": 2}\n')), "line 3: batch: Field required"),
        (broken(lambda found: found.__setitem__(2, b"\xff\n")), "line 3: Invalid JSON"),
        (broken(lambda found: found.pop(2)), "line 3: revision 3 does not follow 1"),
        (broken(lambda found: found.pop(0)), "line 1: it is no journal of a draft"),
        (broken(lambda found: found.__setitem__(0, found[0].replace(b"watch", b"lamp"))), "its configurator lamp is"),
        (broken(lambda found: found.__delitem__(slice(1, None))), "from revision 0 to 0, and the draft is at 1"),
        (broken(lambda found: found.__setitem__(4, found[4].replace(b'"tan"', b'"tin"'))), "line 5: it does not fit"),
        (Path.unlink, "it is missing"),
        (lambda file: (file.unlink(), file.mkdir()), "Is a directory"),
    ],
)  # fmt: skip
def test_a_journal_that_is_not_whole_is_told_with_its_place_and_left_alone(
    folder: Path, harm: Callable[[Path], object], told: str
) -> None:
    file = folder / "configurators/watch/edits.jsonl"
    harm(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(Broken) as raised:
        TinyCatalogue(folder)
    assert raised.value.path == file
    assert told in raised.value.reason
    assert before is None or file.read_bytes() == before


def test_a_draft_from_before_there_were_journals_is_edited(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    with closing(TinyCatalogue(folder)) as catalogue:
        catalogue.create(watch(), NOW)
    record = written(folder)
    for name in ("rev", "journal"):
        del record[name]
    (folder / "configurators/watch/draft.json").write_text(json.dumps({"_default": {"1": record}}, indent=1))
    with closing(TinyCatalogue(folder)) as catalogue:
        assert edit(catalogue, price(7)).rev == 1
    with closing(TinyCatalogue(folder)) as catalogue:
        assert priced(catalogue) == 7


def test_a_draft_that_rests_is_written_as_a_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def act(catalogue: TinyCatalogue) -> None:
        edit(catalogue, price(5))
        catalogue.write_idle_drafts()
        assert written(folder)["rev"] == 1
        monkeypatch.setattr(draft_files, "IDLE_SECONDS", 0)
        catalogue.write_idle_drafts()
        assert written(folder)["rev"] == 5

    killed(folder, act)


def test_a_draft_that_is_edited_all_the_time_is_written_every_so_often(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_files, "MOST_UNWRITTEN", 10)
    killed(folder, lambda catalogue: [edit(catalogue, price(value)) for value in range(10, 25)])
    assert written(folder)["rev"] == 11
    with closing(TinyCatalogue(folder)) as catalogue:
        assert priced(catalogue) == 24


def test_publishing_withdrawing_and_deleting_go_on_from_the_edits(folder: Path) -> None:
    killed(folder, lambda catalogue: catalogue.publish("watch", "*", NOW, "Ann"))
    with closing(TinyCatalogue(folder)) as catalogue:
        assert catalogue.product("watch").configurator == catalogue.draft("watch").document
        assert catalogue.draft("watch").status.value == "published"
        assert [(each.version, each.by) for each in catalogue.versions("watch", None, 9)] == [(1, "Ann")]
        edit(catalogue, price(8))
        assert catalogue.draft("watch").status.value == "changed"
        catalogue.withdraw("watch", "*", NOW)
        with pytest.raises(Withdrawn):
            edit(catalogue, price(9), base=5)
        with pytest.raises(Withdrawn):
            catalogue.versions("watch", None, 9)


def test_a_deleted_draft_takes_its_journal_along(folder: Path) -> None:
    with closing(TinyCatalogue(folder)) as catalogue:
        catalogue.delete("watch", "*")
        with pytest.raises(NoSuchConfigurator):
            catalogue.edit("watch", batch("ann", 4, (price(1),)), editor())
        catalogue.create(watch(), NOW)
        with pytest.raises(UnknownRevision):
            edit(catalogue, price(5), base=4)
        assert edit(catalogue, price(6)).rev == NOW.timestamp() + 1


def test_a_document_that_is_saved_is_an_edit(folder: Path) -> None:
    def save(catalogue: TinyCatalogue) -> None:
        draft = catalogue.draft("watch")
        catalogue.save(watch(image("only")), draft.etag, NOW, "person-1", "Ann")

    killed(folder, save)
    with closing(TinyCatalogue(folder)) as catalogue:
        assert [each.id for each in catalogue.draft("watch").document.layers] == ["only"]
        (refused,) = edit(catalogue, price(9), base=4).refused
        assert (refused.code, refused.by) == ("gone", "Ann")


def test_the_history_has_a_length(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest batches go, from the file as well; what they changed stays."""
    monkeypatch.setattr(history, "MOST_BATCHES", 20)
    monkeypatch.setattr(draft_files, "MOST_BATCHES", 20)
    monkeypatch.setattr(draft_files, "SPARE_LINES", 5)
    counts = []
    with closing(TinyCatalogue(folder)) as catalogue:
        for value in range(60):
            edit(catalogue, price(value), price(value, "gold"))
            counts.append(len(lines(folder)) - 1)
        assert (max(counts), min(counts[30:])) == (25, 20)
        with pytest.raises(UnknownRevision):
            edit(catalogue, price(1), base=43)
        assert not edit(catalogue, price(1), base=44).refused
    with closing(TinyCatalogue(folder)) as again:
        assert again.draft("watch").document == catalogue.draft("watch").document
        assert again.edits("watch", 45).history.batches == catalogue.edits("watch", 45).history.batches
        with pytest.raises(UnknownRevision):
            again.edits("watch", 44)


def test_a_journal_that_the_disk_does_not_confirm_is_gone_on_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written anew without its oldest lines, it is another file, whether or not a power cut undoes that."""
    for module in (history, draft_files):
        monkeypatch.setattr(module, "MOST_BATCHES", 6)
    monkeypatch.setattr(draft_files, "SPARE_LINES", 0)
    with closing(TinyCatalogue(folder)) as catalogue:
        taken = []
        with monkeypatch.context() as failing:
            failing.setattr("os.fsync", LosingFolders())
            for value in range(5, 10):
                with suppress(Unwritable):
                    edit(catalogue, price(value))
                    taken.append(value)
        assert taken == [5, 6, 8]
        assert priced(catalogue) == 8
        edit(catalogue, price(99))
    with closing(TinyCatalogue(folder)) as catalogue:
        assert (priced(catalogue), catalogue.draft("watch").rev) == (99, 4 + len(taken) + 1)


def test_the_history_has_a_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 40_000)
    monkeypatch.setattr(history, "ROOM", 30_000)
    monkeypatch.setattr(journal, "MOST_BYTES", 40_000)
    file = folder / "configurators/watch/edits.jsonl"
    sizes = []

    def act(catalogue: TinyCatalogue) -> None:
        for number in range(60):
            edit(catalogue, {"op": "doc", "field": "description", "value": f"{number}" * 1000})
            sizes.append(file.stat().st_size)

    killed(folder, act)
    assert 30_000 < max(sizes) <= 40_000
    with closing(TinyCatalogue(folder)) as catalogue:
        assert catalogue.draft("watch").document.description == "59" * 1000
        assert catalogue.draft("watch").rev == 64


def test_a_journal_that_somebody_replaced_is_not_written_to(folder: Path) -> None:
    file = folder / "configurators/watch/edits.jsonl"
    content = file.read_bytes()
    with closing(TinyCatalogue(folder)) as catalogue:
        file.with_name("other").write_bytes(content)
        file.with_name("other").rename(file)
        with pytest.raises(Displaced):
            edit(catalogue, price(9))
        assert (file.read_bytes(), priced(catalogue)) == (content, 4)
        file.unlink()
        with pytest.raises(Displaced):
            edit(catalogue, price(9))
        assert not file.exists()


@pytest.mark.parametrize("content", [b"{}", b"x" * 999])
def test_a_journal_that_somebody_wrote_to_is_not_written_to(folder: Path, content: bytes) -> None:
    file = folder / "configurators/watch/edits.jsonl"
    with closing(TinyCatalogue(folder)) as catalogue:
        with file.open("r+b") as theirs:
            theirs.write(content)
        os.utime(file)
        with pytest.raises(Broken, match="cannot read") as raised:
            edit(catalogue, price(9))
        assert "somebody else has written to it" in raised.value.place
        assert file.read_bytes().startswith(content)


def test_a_folder_that_came_in_place_of_ours_is_not_written_to(folder: Path) -> None:
    with closing(TinyCatalogue(folder)) as catalogue:
        folder.rename(folder.with_name("moved"))
        with pytest.raises(StorageError):
            edit(catalogue, price(9))
        assert priced(catalogue) == 4


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "disk", "1m") as disk:
        yield disk


def test_an_edit_that_a_full_disk_refuses_was_not_taken_and_is_taken_later(disk: Disk) -> None:
    folder = disk.path / "catalogue"
    with closing(TinyCatalogue(folder)) as catalogue:
        catalogue.create(watch(), NOW)
        edit(catalogue, price(1))
        disk.fill()
        taken, id = 1, uuid4()
        for value in range(2, 9):
            long = {"op": "doc", "field": "description", "value": f"{value}" * 3000}
            try:
                edit(catalogue, long, price(value), id=id)
            except Unwritable:
                break
            taken, id = value, uuid4()
        assert priced(catalogue) == taken < 8
        disk.free()
        assert edit(catalogue, price(77), id=id).applied == (0,)
    with closing(TinyCatalogue(folder)) as catalogue:
        assert (priced(catalogue), catalogue.draft("watch").rev) == (77, taken + 1)


def test_a_copy_taken_between_two_edits_is_whole(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where so many come that the journal goes on from a later draft."""
    monkeypatch.setattr(history, "MOST_BATCHES", 3)
    monkeypatch.setattr(draft_files, "MOST_BATCHES", 3)
    monkeypatch.setattr(draft_files, "SPARE_LINES", 0)
    monkeypatch.setattr(draft_files, "MOST_UNWRITTEN", 2)
    copy, busy = shutil.copy2, [True]
    with closing(TinyCatalogue(folder)) as catalogue:

        def copy_after_edits(file: Path, target: Path) -> object:
            if file.name == "edits.jsonl" and busy:
                busy.clear()
                for value in range(10, 20):
                    edit(catalogue, price(value))
            return copy(file, target)

        monkeypatch.setattr("shutil.copy2", copy_after_edits)
        copy_catalogue(folder, tmp_path / "copy")
        with closing(TinyCatalogue(tmp_path / "copy")) as again:
            assert again.draft("watch").document == catalogue.draft("watch").document


def test_every_record_says_who_took_it(folder: Path) -> None:
    """So that a store that several servers share can tell whose turn it is."""
    with closing(TinyCatalogue(folder)) as catalogue:
        edit(catalogue, price(9))
    owners = [json.loads(line)["owner"] for line in lines(folder)[1:]]
    assert len(owners) == 5
    assert len(set(owners)) == 3
    assert {json.loads(line)["lease_until"] for line in lines(folder)[1:]} == {None}


def test_a_document_is_written_compactly(folder: Path) -> None:
    TinyCatalogue(folder).close()
    text = (folder / "configurators/watch/draft.json").read_text()
    assert "\n" not in text
    assert Configurator.model_validate(written(folder)["document"]).title == "Watch"
