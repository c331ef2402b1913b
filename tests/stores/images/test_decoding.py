"""The process that forks a child for each picture: what ends with what, and that nothing is left."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from configurator.stores.images.accept import LIMITS, accept
from configurator.stores.images.decoding import Decode, Ended, WarmDecoder, decode_afresh
from configurator.stores.images.errors import Corrupt, TooCostly
from tests.processes import children, is_gone, is_warm, vanishes, waited
from tests.stores.images.pictures import FORMATS, layer, photograph, saved

BOUNDS = LIMITS.bounds
SMALL = saved(layer(), "PNG")
LARGE = saved(photograph(7000, 5700), "JPEG")
"""Takes seconds, so that there is time to do something to those who read it."""


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def forker(but: Sequence[int] = ()) -> int:
    """The one of this process that is warm, and none of those before."""
    return waited(lambda: [child for child in children(os.getpid()) if is_warm(child) and child not in but])


def at_work(process: int, but: int = 0) -> tuple[int, int]:
    """Who watches and who reads: of those before the watcher may still be there, alone."""
    watcher = waited(lambda: [watcher for watcher in children(process) if watcher != but and children(watcher)])
    return watcher, children(watcher)[0]


@pytest.fixture
def own(warm: WarmDecoder) -> int:
    """The process of a decoder that this test has for itself."""
    others = [child for child in children(os.getpid()) if is_warm(child)]
    warm.decode(SMALL, "PNG", BOUNDS)
    return forker(others)


@pytest.fixture
def reading(warm: WarmDecoder, own: int, pool: ThreadPoolExecutor) -> tuple[int, int, "Future[Ended]"]:
    """Who watches and who reads a large picture, and what will come of it."""
    coming = pool.submit(warm.decode, LARGE, "JPEG", BOUNDS)
    return *at_work(own), coming


@pytest.mark.parametrize("format", FORMATS)
def test_a_fork_answers_what_a_process_of_its_own_answers(kept_warm: WarmDecoder, format: str) -> None:
    data = saved(photograph(), format)
    for content in (data, data[: len(data) // 2]):
        ended = kept_warm.decode(content, format, BOUNDS)
        assert ended == decode_afresh(content, format, BOUNDS)
        assert ended.code == 0


def test_one_process_serves_picture_after_picture(warm: WarmDecoder, own: int) -> None:
    for _ in range(5):
        warm.decode(SMALL, "PNG", BOUNDS)
    assert [child for child in children(os.getpid()) if child == own] == [own]
    assert not is_gone(own)


def test_many_at_once_each_get_their_own(kept_warm: WarmDecoder, pool: ThreadPoolExecutor) -> None:
    pictures = [saved(layer(10 + number, 20), "PNG") for number in range(24)]
    came = pool.map(lambda data: accept(data, decode=kept_warm.decode), pictures)
    assert [each.width for each in came] == [10 + number for number in range(24)]


def test_a_child_that_crashes_takes_nobody_with_it(
    warm: WarmDecoder, own: int, pool: ThreadPoolExecutor, reading: tuple[int, int, "Future[Ended]"]
) -> None:
    """And the next picture has a process with another layout of memory."""
    watcher, reader, coming = reading
    other = pool.submit(warm.decode, LARGE, "JPEG", BOUNDS)
    at_work(own, but=watcher)
    os.kill(reader, signal.SIGSEGV)
    assert coming.result() == Ended(-signal.SIGSEGV)
    assert is_gone(own)
    assert other.result().answer.startswith(b"taken")
    assert warm.decode(SMALL, "PNG", BOUNDS).code == 0


def test_a_crash_is_called_damage(warm: WarmDecoder, own: int, pool: ThreadPoolExecutor) -> None:
    coming = pool.submit(accept, LARGE, decode=warm.decode)
    os.kill(at_work(own)[1], signal.SIGABRT)
    with pytest.raises(Corrupt):
        coming.result()


def test_when_the_process_is_killed_what_it_has_begun_goes_on(
    warm: WarmDecoder, own: int, reading: tuple[int, int, "Future[Ended]"]
) -> None:
    os.kill(own, signal.SIGKILL)
    assert warm.decode(SMALL, "PNG", BOUNDS).code == 0
    assert reading[2].result().answer.startswith(b"taken")


def test_when_the_watcher_is_killed_the_picture_is_read_afresh(reading: tuple[int, int, "Future[Ended]"]) -> None:
    watcher, reader, coming = reading
    os.kill(watcher, signal.SIGKILL)
    os.kill(reader, signal.SIGKILL)
    assert coming.result().answer.startswith(b"taken")


def test_a_process_that_does_not_move_is_given_up(warm: WarmDecoder, own: int) -> None:
    os.kill(own, signal.SIGSTOP)
    with pytest.raises(TooCostly):
        warm.decode(SMALL, "PNG", replace(BOUNDS, seconds=1))
    assert is_gone(own)
    assert warm.decode(SMALL, "PNG", BOUNDS).code == 0


def test_a_child_that_never_ends_is_killed(warm: WarmDecoder, own: int, pool: ThreadPoolExecutor) -> None:
    coming = pool.submit(warm.decode, LARGE, "JPEG", replace(BOUNDS, seconds=2))
    watcher, reader = at_work(own)
    os.kill(reader, signal.SIGSTOP)
    with pytest.raises(TooCostly):
        coming.result()
    assert vanishes(reader)
    assert vanishes(watcher)


def test_time_of_the_processor_is_limited(decode: Decode) -> None:
    assert decode(LARGE, "JPEG", replace(BOUNDS, seconds=1)).code == -signal.SIGXCPU


def test_a_child_has_nothing_open_but_its_own(reading: tuple[int, int, "Future[Ended]"]) -> None:
    """No socket of another picture, nor the one on which the process is asked; 1 and 2 lead nowhere."""
    _, reader, coming = reading
    opened = {int(entry.name): os.readlink(entry) for entry in Path(f"/proc/{reader}/fd").iterdir()}
    kinds = sorted(name.split(":")[0] for name in opened.values())
    assert kinds == ["/dev/null", "/dev/null", "pipe", "socket"]
    coming.result()


def test_nothing_stays_open(warm: WarmDecoder, own: int) -> None:
    def held() -> tuple[int, int]:
        return len(os.listdir("/proc/self/fd")), len(os.listdir(f"/proc/{own}/fd"))

    before = held()
    for content in (SMALL, SMALL[:50], b"nonsense") * 4:
        warm.decode(content, "PNG", BOUNDS)
    with pytest.raises(TooCostly):
        warm.decode(SMALL, "PNG", replace(BOUNDS, seconds=0))
    assert len(os.listdir("/proc/self/fd")) <= before[0]
    warm.close()
    assert len(os.listdir("/proc/self/fd")) < before[0]
    assert is_gone(own)


def test_one_that_was_closed_finishes_and_starts_no_other(
    warm: WarmDecoder, own: int, reading: tuple[int, int, "Future[Ended]"]
) -> None:
    warm.close()
    assert is_gone(own)
    assert reading[2].result().answer.startswith(b"taken")
    assert warm.decode(SMALL, "PNG", BOUNDS).code == 0
    assert not any(is_warm(child) for child in children(os.getpid()) if child == own)


def test_without_forks_each_picture_has_a_process_of_its_own(
    warm: WarmDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("configurator.stores.images.decoding.FORKS", False)
    before = [child for child in children(os.getpid()) if is_warm(child)]
    assert warm.decode(SMALL, "PNG", BOUNDS) == decode_afresh(SMALL, "PNG", BOUNDS)
    assert [child for child in children(os.getpid()) if is_warm(child)] == before
