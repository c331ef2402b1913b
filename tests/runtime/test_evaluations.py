"""Answers that are sent again as they are, as long as nothing they depend on has changed."""

import tracemalloc
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.runtime.caches.evaluations import ENTRY, LARGEST_SHARE, Evaluations, question_key

ROOM = 80
LARGEST = ROOM // LARGEST_SHARE


class Answers(Evaluations):
    """A store whose questions have short names, and whose room is for answers alone unless said otherwise."""

    def __init__(self, most_bytes: int, entry: int = 0) -> None:
        super().__init__(most_bytes, entry)

    def find(self, stamp: Hashable, question: object) -> bytes | None:
        return super().find(stamp, question_key(question))

    def keep(self, stamp: Hashable, question: object, answer: bytes) -> None:
        super().keep(stamp, question_key(question), answer)


@pytest.fixture
def answers() -> Answers:
    return Answers(ROOM)


def kept(answers: Answers, questions: str, stamp: int = 1) -> str:
    """Which of these questions are answered; whichever are asked last here are the youngest then."""
    return "".join(question for question in questions if answers.find(stamp, question) is not None)


def fill(answers: Answers, questions: str, size: int = LARGEST, stamp: int = 1) -> None:
    for question in questions:
        answers.keep(stamp, question, question.encode() * size)


def test_an_answer_is_found_as_it_was_given(answers: Answers) -> None:
    answers.keep(1, "watch", b"answer")
    assert answers.find(1, "watch") == b"answer"
    assert answers.find(1, "lamp") is None


def test_an_empty_store_has_no_answer_whatever_the_stamp(answers: Answers) -> None:
    assert answers.find(None, "watch") is None
    assert answers.find(1, "watch") is None


def test_an_empty_answer_is_one(answers: Answers) -> None:
    answers.keep(1, "watch", b"")
    assert answers.find(1, "watch") == b""


def test_at_another_stamp_nothing_is_found_and_what_there_is_stays(answers: Answers) -> None:
    answers.keep(1, "watch", b"answer")
    assert answers.find(2, "watch") is None
    assert answers.find(1, "watch") == b"answer"


def test_the_first_answer_at_another_stamp_drives_out_all_others(answers: Answers) -> None:
    fill(answers, "abc")
    answers.keep(2, "d", b"new")
    assert (kept(answers, "abcd", stamp=1), kept(answers, "abcd", stamp=2)) == ("", "d")


def test_a_stamp_that_comes_back_finds_nothing_of_its_earlier_answers(answers: Answers) -> None:
    fill(answers, "a", stamp=1)
    fill(answers, "b", stamp=2)
    fill(answers, "c", stamp=1)
    assert kept(answers, "abc", stamp=1) == "c"


def test_room_that_answers_at_another_stamp_took_is_free_again(answers: Answers) -> None:
    fill(answers, "abcdefgh", stamp=1)
    fill(answers, "ABCDEFGH", stamp=2)
    assert kept(answers, "ABCDEFGH", stamp=2) == "ABCDEFGH"


def test_as_much_is_kept_as_there_is_room_for(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    assert kept(answers, "abcdefgh") == "abcdefgh"
    answers.keep(1, "i", b"i")
    assert kept(answers, "abcdefghi") == "bcdefghi"


def test_the_answer_that_was_asked_for_longest_ago_goes_first(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    answers.find(1, "a")
    answers.find(1, "b")
    fill(answers, "ij")
    assert kept(answers, "abcdefghij") == "abefghij"


def test_asking_at_another_stamp_makes_no_answer_younger(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    answers.find(2, "a")
    fill(answers, "i")
    assert kept(answers, "abcdefghi") == "bcdefghi"


def test_one_large_answer_drives_out_several_small_ones(answers: Answers) -> None:
    fill(answers, "abcdefghijklmnopqrst", size=4)
    answers.keep(1, "Z", b"." * LARGEST)
    assert kept(answers, "abcdefghijklmnopqrstZ") == "defghijklmnopqrstZ"


def test_an_answer_larger_than_its_share_is_not_kept(answers: Answers) -> None:
    answers.keep(1, "fits", b"." * LARGEST)
    answers.keep(1, "large", b"." * (LARGEST + 1))
    assert answers.find(1, "fits") == b"." * LARGEST
    assert answers.find(1, "large") is None


def test_an_answer_too_large_to_be_kept_drives_nothing_out(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    answers.keep(1, "large", b"." * ROOM)
    answers.keep(2, "large", b"." * ROOM)
    assert kept(answers, "abcdefgh") == "abcdefgh"


def test_an_answer_that_is_given_again_takes_the_place_of_the_old(answers: Answers) -> None:
    answers.keep(1, "a", b"old")
    answers.keep(1, "a", b"newer")
    assert answers.find(1, "a") == b"newer"


def test_an_answer_that_is_given_again_is_counted_once_and_is_the_youngest(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    for _ in range(5):
        fill(answers, "a")
    assert kept(answers, "abcdefgh") == "abcdefgh"
    fill(answers, "a")
    fill(answers, "i")
    assert kept(answers, "abcdefghi") == "acdefghi"


def test_what_a_shorter_answer_leaves_is_room_for_others(answers: Answers) -> None:
    fill(answers, "abcdefgh")
    answers.keep(1, "a", b"." * 4)
    answers.keep(1, "i", b"." * 6)
    assert kept(answers, "abcdefghi") == "abcdefghi"


def test_questions_and_stamps_may_be_anything_that_distinguishes_them(answers: Answers) -> None:
    answers.keep((1, "de"), ("watch", ("steel",), 2), b"answer")
    assert answers.find((1, "de"), ("watch", ("steel",), 2)) == b"answer"
    assert answers.find((1, "en"), ("watch", ("steel",), 2)) is None
    assert answers.find((1, "de"), ("watch", ("steel",), 3)) is None


def test_a_store_keeps_several_megabytes_by_default() -> None:
    answers = Evaluations()
    for question in range(10):
        answers.keep(1, question_key(question), bytes(1_000_000 - ENTRY))
    assert all(answers.find(1, question_key(question)) is not None for question in range(10))
    answers.keep(1, question_key("more"), b".")
    assert answers.find(1, question_key(0)) is None


def test_questions_are_kept_within_the_same_room() -> None:
    """Tiny answers to large questions: what tracemalloc counts stays within what the store may take."""
    answers = Evaluations(1_000_000)
    tracemalloc.start()
    try:
        for number in range(10_000):
            answers.keep(1, question_key("watch", b"%d" % number * 1000), b"%d" % number)
        kept_bytes, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept_bytes < 1_000_000
    assert answers.find(1, question_key("watch", b"9999" * 1000)) == b"9999"


def test_parts_of_a_question_do_not_run_into_each_other() -> None:
    assert question_key(b"a", b"bc") != question_key(b"ab", b"c")
    assert question_key("1") != question_key(1)
    assert len(question_key(bytes(4_000_000))) == len(question_key()) == 32


steps = st.lists(
    st.tuples(st.sampled_from("fkk"), st.integers(1, 2), st.sampled_from("abcdefghijkl"), st.integers(0, LARGEST + 2)),
    max_size=60,
)


@given(steps)
def test_answers_are_those_of_the_simplest_store_there_could_be(steps: list[tuple[str, int, str, int]]) -> None:
    answers, stamp, simple = Answers(ROOM), None, OrderedDict[str, bytes]()
    for step, at, question, size in steps:
        if step == "f":
            expected = simple.get(question) if at == stamp else None
            if expected is not None:
                simple.move_to_end(question)
            assert answers.find(at, question) == expected
            continue
        answers.keep(at, question, bytes(size))
        if size <= LARGEST:
            simple = simple if at == stamp else OrderedDict()
            stamp = at
            simple.pop(question, None)
            simple[question] = bytes(size)
            while sum(map(len, simple.values())) > ROOM:
                simple.popitem(last=False)
    for question in "abcdefghijkl":
        assert answers.find(stamp, question) == simple.get(question)


def test_many_threads_lose_no_room_and_get_nobody_elses_answer() -> None:
    """What is kept afterwards is as much as one alone would have kept."""
    answers = Answers(ROOM)

    def work(seed: int) -> None:
        random = Random(seed)
        for _ in range(300):
            stamp, question = random.randint(1, 2), random.choice("abcdefghijkl")
            found = answers.find(stamp, question)
            assert found is None or found == f"{stamp}{question}".encode() * (len(found) // 2)
            answers.keep(stamp, question, f"{stamp}{question}".encode() * random.randint(1, LARGEST // 2))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    fill(answers, "ABCDEFGH", stamp=3)
    assert kept(answers, "ABCDEFGH", stamp=3) == "ABCDEFGH"
    fill(answers, "I", stamp=3)
    assert kept(answers, "ABCDEFGHI", stamp=3) == "BCDEFGHI"
