"""Decoding a file into records: encoding, delimiter, line numbers."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO

from layers.stock_csv.column import Header, header_of
from layers.stock_csv.fault import Fault, Saying, Unreadable, gettext_noop

DELIMITERS = (",", ";", "\t")
WORKBOOK = b"PK\x03\x04"
ENCODINGS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the line of the file it begins at."""

    line: int
    cells: Sequence[str]


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: as its mark says, else UTF-8, else what Excel writes in Western Europe.

    Raises Unreadable.
    """
    if content.startswith(WORKBOOK):
        raise Unreadable(gettext_noop("This is a workbook of a spreadsheet program: save it as CSV first."))
    announced = next((name for mark, name in ENCODINGS.items() if content.startswith(mark)), None)
    for encoding in [announced] if announced else ["utf-8", "windows-1252"]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding), encoding
    raise Unreadable(gettext_noop("This is not a text file."))


def delimiter_of(text: str, locale: str) -> str:
    """The delimiter that finds the most known columns in the header."""

    def known(delimiter: str) -> int:
        header, _ = header_and_records(text, delimiter, locale)
        return len(header.places)

    return max(DELIMITERS, key=known)


def header_and_records(text: str, delimiter: str, locale: str) -> tuple[Header, Iterator[Record | Fault]]:
    """The first row that is not empty, and those after it."""
    found = records(text, delimiter)
    first = next(found, None)
    return header_of(first.cells if isinstance(first, Record) else (), locale), found


def records(text: str, delimiter: str) -> Iterator[Record | Fault]:
    """Every row that is not empty; a fault where quotation marks make no sense."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Fault(line, "", Saying(gettext_noop("The quotation marks in this row do not match.")))
            continue
        if any(cell.strip() for cell in cells):
            yield Record(line, cells)
