"""What stands around the rows of every list."""

from configurator.admin.frame.list_address import ListAddress
from configurator.admin.frame.list_page import Chip, Pages, Pick, Tab, chips, cursor_pages, numbered_pages, picks, tabs

ADDRESS = ListAddress("/list", {"state": "new", "q": "ada"})
STATES = {"": "All", "new": "New", "old": "Old"}


def test_a_tab_leads_to_its_value_and_keeps_the_other_filters() -> None:
    assert tabs(ADDRESS, "state", "new", STATES) == (
        Tab("All", "/list?q=ada", here=False),
        Tab("New", "/list?state=new&q=ada", here=True),
        Tab("Old", "/list?state=old&q=ada", here=False),
    )


def test_tabs_say_how_many_rows_they_have_where_somebody_counted() -> None:
    counted = tabs(ADDRESS, "state", "", STATES, {"": "1,003", "new": "1,003", "old": "0"})
    assert [tab.number for tab in counted] == ["1,003", "1,003", "0"]
    assert [tab.number for tab in tabs(ADDRESS, "state", "", STATES)] == [None, None, None]


def test_no_tab_is_here_for_a_value_that_there_is_not() -> None:
    assert not any(tab.here for tab in tabs(ADDRESS, "state", "nonsense", STATES))


def test_a_chip_takes_its_filter_off_and_leaves_the_others() -> None:
    assert chips(ADDRESS, {"state": "Status", "q": "Search"}, {"state": "Brand new", "q": "ada"}) == (
        Chip("Status", "Brand new", "/list?q=ada"),
        Chip("Search", "ada", "/list?state=new"),
    )


def test_only_filters_that_are_on_and_have_a_label_are_chips() -> None:
    assert chips(ADDRESS, {"q": "Search"}, {"state": "Brand new", "q": ""}) == ()


def test_the_choice_that_was_made_is_picked() -> None:
    assert picks({"a": "A", "b": "B"}, "b") == (Pick("a", "A", here=False), Pick("b", "B", here=True))
    assert not any(pick.here for pick in picks({"a": "A"}, None))


def test_a_list_with_a_cursor_goes_on_and_back_to_its_beginning() -> None:
    assert cursor_pages(ADDRESS, None, "c1") == Pages(next="/list?state=new&q=ada&after=c1")
    assert cursor_pages(ADDRESS, "c1", "c2") == Pages(
        beginning="/list?state=new&q=ada", next="/list?state=new&q=ada&after=c2"
    )
    assert cursor_pages(ADDRESS, "c2", None) == Pages(beginning="/list?state=new&q=ada")
    assert cursor_pages(ADDRESS, "", None) == Pages()


def test_a_numbered_list_has_neighbours_up_to_its_ends() -> None:
    assert numbered_pages(ADDRESS, 1, 3) == Pages(next="/list?state=new&q=ada&page=2")
    assert numbered_pages(ADDRESS, 2, 3) == Pages(previous="/list?state=new&q=ada", next="/list?state=new&q=ada&page=3")
    assert numbered_pages(ADDRESS, 3, 3) == Pages(previous="/list?state=new&q=ada&page=2")
    assert numbered_pages(ADDRESS, 1, 1) == Pages()
