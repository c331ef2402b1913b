"""Reading and writing stock as CSV: what is understood, what is named as wrong, and that nothing is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.stock.stock import ItemBackorder, Status, StockItem, StockTerms
from layers.stock_csv.column import Column
from layers.stock_csv.fault import Unreadable
from layers.stock_csv.reading import MOST_ROWS, StockFile, read_stock_file
from layers.stock_csv.writing import stock_file

XCART = "sku,availableForBackorder,backorderQtyLabel,isBackorderLimited,backorderLimit\n"


def read(text: str, locale: str = "en") -> StockFile:
    return read_stock_file(text.encode(), locale)


def only(text: str, locale: str = "en") -> dict[str, object]:
    """The terms that the one good row of a file gives."""
    file = read(text, locale)
    assert file.faults == ()
    [row] = file.rows
    return dict(row.terms)


def fault(text: str) -> tuple[int, str, str]:
    file = read(text)
    assert file.rows == ()
    [found] = file.faults
    return found.row, found.column, found.message


def test_the_columns_of_xcart_are_understood_as_they_are() -> None:
    assert only(XCART + "A,Yes,Only %number% left to order,Yes,10\n") == {
        "backorder": ItemBackorder.ALLOW,
        "backorder_promo": "Only %number% left to order",
        "backorder_limit": 10,
    }


def test_an_export_of_products_from_xcart_needs_no_change() -> None:
    text = (
        "sku;name_en;price;stockLevel;inventoryTrackingEnabled;lowLimitLevel;availableForBackorder;"
        "backorderQtyLabel_en;backorderQtyLabel_de;isBackorderLimited;backorderLimit\n"
        "A;Strap;9.90;7;Yes;10;No;Ask us;Frag uns;No;0\n"
    )
    file = read(text, "de")
    [row] = file.rows
    assert row.on_hand == 7
    assert row.terms == {
        "tracked": True,
        "backorder": ItemBackorder.DENY,
        "backorder_promo": "Frag uns",
        "backorder_limit": None,
    }
    assert file.ignored == ("name_en", "price", "lowLimitLevel", "backorderQtyLabel_en")


@pytest.mark.parametrize("yes", ["Y", "yes", "TRUE", "1", "ja", "J", "Oui", "sí", "SI", "on", "x", " wahr ", "'yes"])
def test_yes_may_be_spelled_in_any_usual_way(yes: str) -> None:
    assert only(f"sku,tracked\nA,{yes}\n") == {"tracked": True}


@pytest.mark.parametrize("no", ["N", "no", "False", "0", "Nein", "non", "faux", "off", "FALSCH", "falso"])
def test_no_may_be_spelled_in_any_usual_way(no: str) -> None:
    assert only(f"sku,availableForBackorder\nA,{no}\n") == {"backorder": ItemBackorder.DENY}


@pytest.mark.parametrize(
    "header",
    [
        "sku,on_hand",
        "SKU,On hand",
        '"sku"," ON_HAND "',
        "sku;on-hand",
        "sku\ton_hand",
        "\ufeffsku,on_hand",
        "sku,OnHand,",
    ],
)
def test_headers_are_matched_forgivingly_and_delimiters_found_out(header: str) -> None:
    delimiter = next(sign for sign in ";\t," if sign in header)
    [row] = read(f"{header}\nA{delimiter}3\n").rows
    assert (row.sku, row.on_hand) == ("A", 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_the_encodings_that_spreadsheets_write_are_read(encoding: str) -> None:
    [row] = read_stock_file("sku\tbackorderQtyLabel\nA\tBientôt là – 5 €\n".encode(encoding)).rows
    assert row.terms["backorder_promo"] == "Bientôt là – 5 €"


@pytest.mark.parametrize(
    ("written", "status"),
    [("in_stock", "in_stock"), ("Out of stock", "out_of_stock"), ("PREORDER", "preorder"), ("Pre-Order", "preorder"),
     ("onbackorder", "backorder")],
)  # fmt: skip
def test_a_status_may_be_written_with_capitals_spaces_and_hyphens(written: str, status: str) -> None:
    assert only(f"sku,status\nA,{written}\n") == {"status": Status(status)}


@pytest.mark.parametrize("written", ["2026-12-01", "2026/12/1", "1.12.2026", "01.12.2026"])
def test_a_day_may_be_written_in_every_way_that_has_one_meaning(written: str) -> None:
    assert only(f"sku,restock_on\nA,{written}\n") == {"restock_on": date(2026, 12, 1)}


@pytest.mark.parametrize("written", ["7", "7.0", " 7 ", "'7", "007"])
def test_a_count_may_be_written_as_programs_write_it(written: str) -> None:
    assert read(f"sku,on_hand\nA,{written}\n").rows[0].on_hand == 7


def test_an_empty_cell_and_a_missing_column_say_nothing() -> None:
    assert only(XCART + "A,,,,\n") == {}
    assert only(XCART + "A\n") == {}
    assert only("sku\nA\n") == {}


def test_a_limit_is_taken_off_by_no_and_set_by_its_number() -> None:
    assert only(XCART + "A,,,no,10\n") == {"backorder_limit": None}
    assert only(XCART + "A,,,,10\n") == {"backorder_limit": 10}
    assert only(XCART + "A,,,yes,0\n") == {"backorder_limit": 0}


def test_a_limit_without_a_number_keeps_the_one_there_is_and_needs_one() -> None:
    [row] = read(XCART + "A,,,yes,\n").rows
    assert row.terms_after(StockTerms(backorder_limit=4)) == StockTerms(backorder_limit=4)
    found = row.terms_after(StockTerms())
    assert (found.row, found.column) == (2, "isBackorderLimited")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("backorderLimit", "abc"),
        ("backorderLimit", "-1"),
        ("backorderLimit", "1.000"),
        ("backorderLimit", "1e3"),
        ("backorderLimit", "٣"),
        ("backorderLimit", "99999999999"),
        ("on_hand", "+5"),
        ("on_hand", "2.5"),
        ("on_hand", "9" * 5000),
        ("tracked", "perhaps"),
        ("availableForBackorder", "2"),
        ("isBackorderLimited", "limited"),
        ("status", "gone"),
        ("status", "low_stock"),
        ("restock_on", "12/01/2026"),
        ("restock_on", "2026-02-30"),
        ("restock_on", "soon"),
        ("low_stock_threshold", "few"),
        ("backorderQtyLabel", "a" * 2001),
    ],
)
def test_a_cell_that_makes_no_sense_is_named_with_its_row_and_column(column: str, value: str) -> None:
    row, named, message = fault(f"sku,{column}\nA,{value}\n")
    assert (row, named) == (2, column)
    assert len(message) < 200


def test_everything_that_is_wrong_with_a_row_is_said_and_nothing_of_it_taken() -> None:
    file = read("sku,on_hand,tracked,status\nA,many,maybe,in_stock\nB,1,yes,in_stock\n")
    assert [(found.row, found.column) for found in file.faults] == [(2, "on_hand"), (2, "tracked")]
    assert [row.sku for row in file.rows] == ["B"]


@pytest.mark.parametrize("sku", ["ä", "a b", "-a", "a/b", ".", "x" * 500, "<script>"])
def test_a_sku_that_cannot_be_one_is_named(sku: str) -> None:
    assert fault(f"sku,on_hand\n{sku},1\n")[:2] == (2, "sku")


def test_a_row_without_a_sku_is_named_and_an_empty_row_is_nothing() -> None:
    assert fault("sku,on_hand\n\n , \n,5\n")[:2] == (4, "sku")


def test_rows_are_counted_by_the_lines_of_the_file() -> None:
    text = 'sku,backorderQtyLabel,on_hand\nA,"one\r\ntwo\nthree",1\n\nB,x,no number\n'
    file = read(text)
    assert file.rows[0].terms["backorder_promo"] == "one\r\ntwo\nthree"
    assert file.faults[0].row == 6


def test_a_fault_names_the_column_as_the_file_does() -> None:
    assert fault("sku,stockLevel\nA,none\n")[:2] == (2, "stockLevel")


def test_a_delimiter_inside_a_text_that_splits_it_is_noticed() -> None:
    assert fault("sku,on_hand,backorderQtyLabel\nA,1,Soon, and cheap\n")[0] == 2


def test_what_an_unclosed_quotation_mark_swallows_is_named() -> None:
    file = read('sku,backorderQtyLabel\nA,fine\nB,"never closed\nC,fine\n')
    assert [row.sku for row in file.rows] == ["A"]
    assert file.faults[0].row == 3


def test_of_rows_for_one_item_the_later_counts_cell_by_cell() -> None:
    file = read("sku,on_hand,backorderLimit\nA,1,5\nB,2,\nA,3,\n")
    first, second = file.rows
    assert (first.sku, first.on_hand, first.terms["backorder_limit"]) == ("A", 3, 5)
    assert (second.sku, file.again) == ("B", 1)
    assert first.places[Column.ON_HAND] == (4, "on_hand")
    assert first.places[Column.LIMIT] == (2, "backorderLimit")


def test_columns_that_mean_nothing_or_the_same_again_are_reported() -> None:
    file = read("sku,Colour,on_hand,stockLevel,on_hand\nA,red,1,2,3\n")
    assert file.rows[0].on_hand == 1
    assert file.ignored == ("Colour", "stockLevel", "on_hand")


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"name,price\nA,1\n", b"\xff\xfe\xff", b"\x81\x8d\x8f", b"PK\x03\x04zip", b"{}", b'"sku'],
)
def test_what_is_no_stock_file_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_stock_file(content)


def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(Unreadable):
        read("sku\n" + "A\n" * (MOST_ROWS + 1))


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    for hostile in (content, b"sku,on_hand,backorderQtyLabel\n" + content):
        try:
            file = read_stock_file(hostile)
        except Unreadable:
            continue
        assert all(found.row >= 1 and found.message for found in file.faults)


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "-5 %", "@home", "\tx", "'quoted'", "'=x", "＝1"])
def test_no_exported_cell_can_be_taken_for_a_formula(text: str) -> None:
    [_, line] = export(StockItem("A", StockTerms(backorder_promo=text))).split("\r\n", 1)[1].split(",Y,in_stock,,", 1)
    assert line.lstrip('"').startswith("'" + text[0])
    assert only(export(StockItem("A", StockTerms(backorder_promo=text))))["backorder_promo"] == text


def test_an_apostrophe_that_guards_nothing_belongs_to_the_text() -> None:
    assert only("sku,backorderQtyLabel\nA,'Tis the season\n")["backorder_promo"] == "'Tis the season"


promos = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(["'", "''", "=", "'=", '"', ";,\t", "\r"])
days = st.none() | st.dates(date(1, 1, 1))
counts = st.none() | st.integers(0, 1_000_000_000)
terms = st.builds(
    StockTerms,
    tracked=st.booleans(),
    status=st.sampled_from(Status),
    backorder=st.sampled_from(ItemBackorder),
    notify=st.booleans(),
    backorder_limit=counts,
    backorder_promo=promos,
    low_stock_threshold=counts,
    restock_on=days,
    preorder_release_on=days,
    preorder_limit=counts,
)
stocked = st.builds(
    StockItem, st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True), terms, st.integers(0, 10**9)
)


@given(st.lists(stocked, max_size=5, unique_by=lambda item: item.sku), st.sampled_from([",", ";", "\t"]))
def test_an_export_that_comes_back_says_what_is_so_already(items: list[StockItem], delimiter: str) -> None:
    file = read("".join(stock_file(items, delimiter)))
    assert (file.faults, file.ignored) == ((), ())
    assert [row.sku for row in file.rows] == [item.sku for item in items]
    for row, item in zip(file.rows, items, strict=True):
        assert row.terms_after(item.terms) == item.terms
        assert row.on_hand == item.on_hand


def export(*items: StockItem) -> str:
    return "".join(stock_file(items))
