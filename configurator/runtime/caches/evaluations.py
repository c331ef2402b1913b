"""Answers to evaluations that were asked before at the same stock, settings and versions."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from hashlib import sha256

LARGEST_SHARE = 8
ENTRY = 300
"""Bytes that an entry takes beside its answer: its key, its place in the store, and what bytes objects have around."""


class Evaluations:
    """A least-recently-used store of answers, bounded in bytes; everything goes when the stamp changes."""

    def __init__(self, most_bytes: int = 10_000_000, entry: int = ENTRY) -> None:
        self._most = most_bytes
        self._entry = entry
        self._lock = threading.Lock()
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._stamp: Hashable = None
        self._bytes = 0

    def find(self, stamp: Hashable, question: bytes) -> bytes | None:
        """The answer given earlier at the same `stamp`."""
        with self._lock:
            if stamp != self._stamp:
                return None
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
            return answer

    def keep(self, stamp: Hashable, question: bytes, answer: bytes) -> None:
        """Keep an answer under the `question_key` of what was asked; one of more than its share is not kept."""
        if len(answer) * LARGEST_SHARE > self._most:
            return
        with self._lock:
            if stamp != self._stamp:
                self._answers.clear()
                self._bytes, self._stamp = 0, stamp
            self._forget(self._answers.pop(question, None))
            self._answers[question] = answer
            self._bytes += self._entry + len(answer)
            while self._bytes > self._most:
                self._forget(self._answers.popitem(last=False)[1])

    def _forget(self, answer: bytes | None) -> None:
        if answer is not None:
            self._bytes -= self._entry + len(answer)


def question_key(*parts: object) -> bytes:
    """What a question is kept under: as long for a body of megabytes as for none; `parts` are bytes or plain values."""
    digest = sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(b"%d " % len(content))
        digest.update(content)
    return digest.digest()
