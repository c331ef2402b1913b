"""A log that cannot be written stops nothing, and says afterwards how much of it is missing."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from configurator.runtime.log import start_logging


class Disk(io.StringIO):
    """Full at first."""

    full, writes = True, 0

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        self.writes += 1
        return super().write(text)


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    handlers = logging.getLogger().handlers[:]
    start_logging("info", disk)
    yield disk
    structlog.reset_defaults()
    logging.basicConfig(handlers=handlers, force=True)


def test_lines_that_cannot_be_written_are_lost_and_counted(disk: Disk, capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger("ours").error("lost")
    logging.getLogger("theirs").error("lost, too")
    disk.full = False
    structlog.get_logger("ours").error("written")
    said = [json.loads(line) for line in disk.getvalue().splitlines()]
    assert [(line["event"], line.get("lines")) for line in said] == [("log interrupted", 2), ("written", None)]
    assert capsys.readouterr() == ("", "")


def test_a_line_is_written_with_its_end(disk: Disk) -> None:
    """Written apart, one half of it could be lost alone."""
    disk.full = False
    structlog.get_logger("ours").error("written")
    assert disk.writes == 1


def test_a_log_that_is_closed_is_lost_too(disk: Disk) -> None:
    disk.close()
    structlog.get_logger("ours").error("lost")
