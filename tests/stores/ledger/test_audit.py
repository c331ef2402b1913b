"""What every store answers of the audit log."""

from datetime import UTC, datetime

import pytest

from configurator.stores.ledger.protocol import Ledger

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRIES = [
    ("ada", "order.pay", "1001"),
    ("bob", "order.ship", "1001"),
    ("ada", "stock.count", "DIAL"),
    ("ada", "stocking.party", "1001"),
    ("ada", "order.pay", "1002"),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [4, 3, 2, 1, 0]),
        ({"who": "ada"}, [4, 3, 2, 0]),
        ({"subject": "1001"}, [3, 1, 0]),
        ({"what": "order.pay"}, [4, 0]),
        ({"what": "order."}, [4, 1, 0]),
        ({"what": "stock."}, [2]),
        ({"who": "ada", "what": "order.", "subject": "1001"}, [0]),
        ({"who": "eve"}, []),
    ],
)
def test_the_audit_log_is_asked_by_person_kind_and_subject(
    ledger: Ledger, asked: dict[str, str], expected: list[int]
) -> None:
    for who, what, subject in ENTRIES:
        ledger.write(lambda books, d=(who, what, subject): books.audit.note(*d, "", NOON)).result()
    found = ledger.read(lambda books: books.audit.entries(**asked)).items
    assert [(entry.who, entry.what, entry.subject) for entry in found] == [ENTRIES[place] for place in expected]
