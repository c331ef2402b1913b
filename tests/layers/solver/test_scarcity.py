"""What too little stock forbids: nothing more and nothing less than what does not fit."""

from hypothesis import given

from layers.document.tree import Tree
from layers.solver.components import Components
from layers.solver.menu import Menu
from layers.solver.scarcity import PLENTY, Consumption, Scarcity
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

TREE = Tree(
    document(
        option("screw", "SCREW", units=2),
        option("nut", "SCREW"),
        group("lid", option("on", "SCREW", units=3), option("off"), option("tight", "SCREW", units=5)),
        group("knobs", option("left", "KNOB"), option("right", "KNOB", units=2), choose="many"),
        group("tray", option("felt", "FELT"), choose=None, show_if="on"),
        group("pad", option("soft", "FELT", units=4)),
    )
)
MENU = Menu(TREE)
COMPONENTS = Components(TREE)
USE = Consumption(TREE, COMPONENTS, MENU)


def ids(*places: str) -> frozenset[int]:
    return frozenset(COMPONENTS.place[place] for place in places)


def blocked(**room: int | None) -> set[str]:
    return set(MENU.options(USE.scarcity(room).blocked))


def test_what_is_always_drawn_is_added_up() -> None:
    screws = USE.items["SCREW"]
    assert screws.always == 3
    assert [leaf.id for leaf in screws.options] == ["on", "tight"]
    assert screws.gated == ()


def test_a_layer_drawn_under_a_condition_is_neither_always_there_nor_an_option() -> None:
    felt = USE.items["FELT"]
    assert (felt.always, [leaf.id for leaf in felt.gated], [leaf.id for leaf in felt.options]) == (
        0,
        ["felt"],
        ["soft"],
    )


def test_options_of_one_group_never_add_up_and_those_of_many_do() -> None:
    screws, knobs = USE.items["SCREW"], USE.items["KNOB"]
    assert [[leaf.id for leaf in rivals] for rivals in screws.rivals] == [["on", "tight"]]
    assert [[leaf.id for leaf in rivals] for rivals in knobs.rivals] == [["left"], ["right"]]
    assert (screws.summed, knobs.summed, USE.items["FELT"].summed) == (False, True, True)


def test_the_most_that_could_be_used_counts_only_what_fits_alone() -> None:
    assert (USE.items["KNOB"].most(2), USE.items["KNOB"].most(1), USE.items["KNOB"].most(0)) == (3, 1, 0)
    assert (USE.items["SCREW"].most(5), USE.items["SCREW"].most(4), USE.items["SCREW"].most(2)) == (5, 3, 0)
    assert (USE.items["FELT"].most(4), USE.items["FELT"].most(3)) == (5, 1)


def test_an_item_is_the_matter_of_every_group_that_decides_about_it() -> None:
    assert USE.items["SCREW"].components == ids("lid")
    assert USE.items["KNOB"].components == ids("knobs")
    assert USE.items["FELT"].components == ids("lid", "pad")


def test_an_option_is_blocked_where_it_does_not_fit_beside_what_is_always_drawn() -> None:
    assert blocked(SCREW=8) == set()
    assert blocked(SCREW=7) == {"tight"}
    assert blocked(SCREW=6) == {"tight"}
    assert blocked(SCREW=5) == {"on", "tight"}
    assert blocked(SCREW=None, KNOB=1) == {"right"}


def test_a_sum_is_limited_only_where_what_fits_could_exceed_it_together() -> None:
    assert USE.scarcity({"KNOB": 3}) == PLENTY
    assert USE.scarcity({"KNOB": 2}).limits == {"KNOB": 2}
    assert USE.scarcity({"KNOB": 1}) == Scarcity(MENU.bit["right"], {}, ())
    assert USE.scarcity({"KNOB": 0}).limits == {}
    assert USE.scarcity({"FELT": 0}).limits == {"FELT": 0}
    assert USE.scarcity({"FELT": None, "KNOB": None}) == PLENTY


def test_nothing_can_be_had_where_what_is_always_drawn_is_lacking() -> None:
    assert USE.scarcity({"SCREW": 2}).lacking == ("SCREW",)
    assert USE.scarcity({"SCREW": 3}).lacking == ()
    assert USE.scarcity({"SCREW": 0}).limits == {}


@thorough
@given(cases())
def test_whatever_is_not_forbidden_fits_and_whatever_is_does_not(case: Case) -> None:
    whole = Whole(case)
    scarcity, items = whole.scarcity, whole.consumption.items
    for chosen in case.brute.unbounded:
        used = case.brute.used(chosen)
        allowed = not scarcity.lacking and not whole.menu.mask(chosen) & scarcity.blocked
        allowed &= all(used.get(sku, 0) - items[sku].always <= left for sku, left in scarcity.limits.items())
        assert allowed == case.brute.fits(chosen, case.room)


@thorough
@given(cases())
def test_a_limit_is_never_idle(case: Case) -> None:
    whole = Whole(case)
    for sku, left in whole.scarcity.limits.items():
        item = whole.consumption.items[sku]
        assert item.most(left) > left >= 0
        assert left == (case.room[sku] or 0) - item.always
