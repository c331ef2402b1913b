"""Bodies that no model of ours takes are refused before a model looks at them."""

import tracemalloc

import pytest

from configurator.web.body import DEPTH, VALUES, parse_json
from configurator.web.refusal import Refused


def refused(body: bytes) -> int:
    with pytest.raises(Refused) as error:
        parse_json(body)
    return error.value.status


def test_a_body_is_as_deep_as_it_may_be_and_no_deeper() -> None:
    assert parse_json(b"[" * DEPTH + b"]" * DEPTH)
    assert refused(b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1)) == 400


@pytest.mark.parametrize("shape", [b"[%s]", b'{"deep": [1, [%s]]}'])
def test_an_array_has_as_many_values_as_it_may_have_and_no_more(shape: bytes) -> None:
    assert parse_json(shape % b",".join([b"0"] * VALUES))
    assert refused(shape % b",".join([b"0"] * (VALUES + 1))) == 422


def test_an_object_has_no_more_values_than_an_array() -> None:
    assert refused(b"{" + b",".join(b'"%d":0' % number for number in range(VALUES + 1)) + b"}") == 422


def test_millions_of_faults_are_not_looked_for_one_by_one() -> None:
    body = b'{"selected": [' + b"0," * 1_900_000 + b"0]}"
    tracemalloc.start()
    try:
        assert refused(body) == 422
        _, highest = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert highest < 60_000_000
