from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from configurator.stores.images.accept import Accepted, accept
from configurator.stores.images.decoding import Decode, WarmDecoder, decode_afresh
from configurator.stores.images.store import ImageStore


@pytest.fixture
def store(tmp_path: Path) -> ImageStore:
    return ImageStore(tmp_path / "assets")


@pytest.fixture
def warm() -> Iterator[WarmDecoder]:
    decoder = WarmDecoder()
    yield decoder
    decoder.close()


@pytest.fixture(scope="session")
def kept_warm() -> Iterator[WarmDecoder]:
    """One for all tests that leave it as it is."""
    decoder = WarmDecoder()
    yield decoder
    decoder.close()


@pytest.fixture(params=["a process of its own", "a fork"])
def decode(request: pytest.FixtureRequest, kept_warm: WarmDecoder) -> Decode:
    return decode_afresh if request.param == "a process of its own" else kept_warm.decode


@pytest.fixture
def accepting(decode: Decode) -> Callable[..., Accepted]:
    """`accept`, in each of the ways to decode."""
    return partial(accept, decode=decode)
