"""Answers to evaluations that were asked before at the same stock, settings and versions."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

LARGEST_SHARE = 8


class Evaluations:
    """A least-recently-used store of answers, bounded in bytes; everything goes when the stamp changes."""

    def __init__(self, most_bytes: int = 16_000_000) -> None:
        self._most = most_bytes
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, bytes] = OrderedDict()
        self._stamp: Hashable = None
        self._bytes = 0

    def find(self, stamp: Hashable, question: Hashable) -> bytes | None:
        """The answer given earlier at the same `stamp`."""
        with self._lock:
            if stamp != self._stamp:
                return None
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
            return answer

    def keep(self, stamp: Hashable, question: Hashable, answer: bytes) -> None:
        if len(answer) * LARGEST_SHARE > self._most:
            return
        with self._lock:
            if stamp != self._stamp:
                self._answers.clear()
                self._bytes, self._stamp = 0, stamp
            old = self._answers.pop(question, b"")
            self._answers[question] = answer
            self._bytes += len(answer) - len(old)
            while self._bytes > self._most:
                _, oldest = self._answers.popitem(last=False)
                self._bytes -= len(oldest)
