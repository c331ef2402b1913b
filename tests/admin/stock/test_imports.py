"""Which stock files stay in memory."""

from datetime import UTC, datetime

from configurator.admin.stock.imports import KEPT, ROWS, Stage, StockImport, StockImports
from configurator.admin.stock.preview import Preview
from configurator.products.losses import Losses
from layers.stock_csv.fault import Fault, Saying
from layers.stock_csv.reading import StockFile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PREVIEW = Preview(0, 0, 0, 0, (), (), ())


def added(imports: StockImports, faults: int = 0) -> StockImport:
    fault = Fault(1, "on_hand", Saying("is no number"))
    file = StockFile((), (fault,) * faults, (), 0, "utf-8")
    return imports.add("stock.csv", file, PREVIEW, 0, Losses(), NOON)


def test_a_few_small_files_stay_and_the_oldest_go() -> None:
    imports = StockImports()
    ids = [added(imports).id for _ in range(KEPT + 2)]
    assert [imports.get(id) is not None for id in ids] == [False] * 2 + [True] * KEPT


def test_large_files_drive_out_older_ones_and_the_newest_stays_whatever_its_size() -> None:
    imports = StockImports()
    small, half, rest = added(imports, 1), added(imports, ROWS // 2), added(imports, ROWS // 2)
    assert [imports.get(each.id) is not None for each in (small, half, rest)] == [False, True, True]
    huge = added(imports, ROWS * 2)
    assert [imports.get(each.id) is not None for each in (half, rest, huge)] == [False, False, True]


def test_a_file_that_is_being_imported_stays() -> None:
    imports = StockImports()
    running = added(imports, ROWS)
    running.stage = Stage.RUNNING
    added(imports, ROWS)
    added(imports, ROWS)
    assert imports.get(running.id) is running
