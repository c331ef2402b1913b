"""The dashboard: every number is that of the list it leads to, and the pictures draw what the days were."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from httpx2 import Response

from configurator.admin.dashboard.chart import HEIGHT, WIDTH, chart
from configurator.stores.ledger.books.overview import Level
from tests.admin.desk import Desk
from tests.admin.orders.test_list import HERE, LATE
from tests.admin.paper import data_of, words
from tests.api.shop import Shop

PAGE = "/admin/dashboard"
DAY = date(2026, 11, 1)


@pytest.fixture
def busy(shop: Shop) -> Shop:
    """Something of everything: here, late, paid, cancelled, offered, low, out, soon to be released."""
    shop.stock("SALMON", 1, backorder="allow")
    shop.stock("LOW", 2)
    shop.stock("OUT", 0)
    shop.stock("SOON", status="preorder", preorder_release_on="2026-11-28")
    shop.stock("LATER", status="preorder", preorder_release_on="2026-12-28")
    shop.design({"case": {"soon": "SOON"}}, id="clock")
    ready, refund = shop.order("watch", HERE), shop.order("watch", HERE)
    for order in (ready, refund):
        shop.act(order["number"], "pay")
    shop.act(refund["number"], "cancel")
    shop.order("watch", LATE, 3)
    shop.order("clock", ["soon"], 2)
    shop.clock.pass_(days=3)
    shop.settings(orders={"settlement": "when_available", "offer_hours": 2})
    shop.order("watch", LATE)
    shop.move("SALMON", "receive", 3)
    return shop


def tasks(answer: Response) -> dict[str, int]:
    return dict(zip(data_of(answer, "task"), map(int, data_of(answer, "number")), strict=True))


def link(answer: Response, task: str) -> str:
    found = re.search(rf'data-task="{task}".*?href="([^"]*)"', answer.text, re.DOTALL)
    assert found, task
    return found[1].replace("&amp;", "&")


def test_the_admin_area_begins_with_the_dashboard(keeper: Desk) -> None:
    assert keeper.opens("/admin").headers["location"] == PAGE


def test_a_shop_without_anything_has_nothing_to_do(keeper: Desk) -> None:
    page = keeper.opens(PAGE)
    assert set(tasks(page).values()) <= {0}
    assert "Nothing has moved yet" in words(page)
    assert data_of(page, "chart") == []


@pytest.mark.usefixtures("busy")
def test_what_needs_attention_is_counted(keeper: Desk) -> None:
    found = tasks(keeper.opens(PAGE))
    assert {name: found[name] for name in ("ready", "owing", "late", "offers", "refunds", "low", "out")} == {
        "ready": 1,
        "owing": 2,
        "late": 1,
        "offers": 1,
        "refunds": 1,
        "low": 1,
        "out": 1,
    }
    assert "the longest since Nov 25, 2026" in words(keeper.opens(PAGE))


@pytest.mark.parametrize("task", ["ready", "owing", "late", "offers", "refunds"])
@pytest.mark.usefixtures("busy")
def test_a_number_of_orders_leads_to_these_orders(keeper: Desk, task: str) -> None:
    page = keeper.opens(PAGE)
    assert len(data_of(keeper.opens(link(page, task)), "order")) == tasks(page)[task]


@pytest.mark.usefixtures("busy")
def test_a_number_of_products_leads_to_these_products(keeper: Desk) -> None:
    page = keeper.opens(PAGE)
    assert len(data_of(keeper.opens(link(page, "backlog")), "sku")) == tasks(page)["backlog"] == 2
    for task in ("low", "out"):
        assert len(data_of(keeper.opens(link(page, task)), "item")) == tasks(page)[task]


@pytest.mark.usefixtures("busy")
def test_preorders_that_are_released_soon_are_named(keeper: Desk) -> None:
    text = words(keeper.opens(PAGE))
    assert "SOON Nov 28, 2026 2 units preordered, 0 on hand" in text
    assert "LATER" not in text


@pytest.mark.usefixtures("busy")
def test_the_pictures_say_what_there_is_and_how_it_was(keeper: Desk) -> None:
    page = keeper.opens(PAGE)
    assert data_of(page, "chart") == ["backlog", "stock", "ages"]
    assert data_of(page, "last") == ["3", "6"]
    text = words(page)
    assert "Units waited for from Oct 26, 2026 to Nov 25, 2026" in text
    assert "0 at first, 3 now, 4 at most, on Nov 22, 2026." in text
    assert "3 more than on Oct 26, 2026" in text
    for drawing in re.findall(r'<svg viewBox="0 0 1000.*?</svg>', page.text, re.DOTALL):
        named = ElementTree.fromstring(drawing)
        assert [element.tag for element in named][:2] == ["title", "desc"]
        assert "style" not in drawing


@pytest.mark.parametrize(("days", "since"), [("30", "Oct 26, 2026"), ("90", "Aug 27, 2026"), ("365", "Nov 25, 2025")])
@pytest.mark.usefixtures("busy")
def test_the_pictures_go_back_as_far_as_asked(keeper: Desk, days: str, since: str) -> None:
    assert f"than on {since}" in words(keeper.opens(f"{PAGE}?days={days}"))


@pytest.mark.usefixtures("busy")
def test_a_range_that_makes_no_sense_is_the_shortest(keeper: Desk) -> None:
    assert keeper.opens(f"{PAGE}?days=1000000000").text == keeper.opens(PAGE).text


def test_what_is_late_stands_by_how_long_it_has_been_waited_for(busy: Shop, keeper: Desk) -> None:
    busy.clock.pass_(days=8)
    found = dict(zip(data_of(keeper.opens(PAGE), "age"), data_of(keeper.opens(PAGE), "units"), strict=True))
    assert found == {"1": "0", "2": "3", "3": "0", "4": "0", "5": "0"}


def test_a_chart_keeps_a_level_until_the_next_one() -> None:
    drawn = chart(
        [Level(DAY, 4, 0, 0, 0), Level(DAY + timedelta(days=2), 10, 0, 0, 0)], DAY, DAY + timedelta(days=3), on_hand
    )
    assert drawn
    assert drawn.line == "M0 120L333.3 120L666.7 0L1000 0"
    assert (drawn.first, drawn.last, drawn.highest, drawn.top, drawn.change) == (4, 10, 10, 10, 6)
    assert drawn.highest_on == DAY + timedelta(days=2)


def test_a_chart_begins_with_what_was_there_before() -> None:
    drawn = chart([Level(DAY - timedelta(days=9), 5, 0, 0, 0)], DAY, DAY + timedelta(days=1), on_hand)
    assert drawn
    assert (drawn.first, drawn.last) == (5, 5)


def test_a_chart_of_nothing_is_none_and_of_zeros_is_flat() -> None:
    assert chart([], DAY, DAY, on_hand) is None
    drawn = chart([Level(DAY, 0, 0, 0, 0)], DAY, DAY + timedelta(days=1), on_hand)
    assert drawn
    assert drawn.line == f"M0 {HEIGHT}L{WIDTH} {HEIGHT}"


def test_values_stand_on_one_another() -> None:
    drawn = chart(
        [Level(DAY, 0, 0, 3, 1)], DAY, DAY + timedelta(days=1), lambda level: (level.backordered, level.preordered)
    )
    assert drawn
    assert drawn.areas == ("M0 80L1000 80L1000 200L0 200Z", "M0 40L1000 40L1000 80L0 80Z")


@pytest.mark.parametrize(
    ("highest", "top"), [(1, 1), (3, 5), (11, 20), (24, 25), (26, 50), (999, 1000), (1_240_665, 2_000_000)]
)
def test_the_edge_of_a_chart_is_a_round_number(highest: int, top: int) -> None:
    drawn = chart([Level(DAY, highest, 0, 0, 0)], DAY, DAY, on_hand)
    assert drawn
    assert drawn.top == top


def on_hand(level: Level) -> tuple[int]:
    return (level.on_hand,)
