"""Refusals are said in a sentence, in whatever language."""

import re
from inspect import getmembers, isclass, signature

import pytest

from configurator.ordering import errors

REFUSALS = [
    kind
    for _, kind in getmembers(errors, isclass)
    if issubclass(kind, errors.OrderingError) and kind is not errors.OrderingError
]


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_has_all_that_its_sentence_names(kind: type[errors.OrderingError]) -> None:
    sentences = errors.NOTHING_TO.values() if kind is errors.NothingTo else [kind.sentence]
    for sentence in sentences:
        named = set(re.findall(r"%\((\w+)\)s", sentence)) - {"messages"}
        assert named <= set(signature(kind.__init__).parameters)
