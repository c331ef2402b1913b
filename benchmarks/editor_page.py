"""The designer's editor in Chromium on a draft of 60 groups, 1,000 options and 300 rules.

    .venv/bin/python -m benchmarks.editor_page

An act is a key pressed or a pointer moved by the browser itself; its time is what the page's main thread then spends
on script, style and layout, in processor time, from a trace of Chromium's.
Opening is from the navigation to the first row, in an empty cache.
Memory is what the renderer holds for itself after its garbage was collected, as the kernel counts it.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from httpx2 import Client
from playwright.sync_api import Browser, Page, sync_playwright

from configurator.accounts.sessions import open_session
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from tests.api.shop import Clock, Json, Shop
from tests.conftest import CHROMIUM, FLAGS
from tests.server.process import Server

GROUPS, OPTIONS, RULES, NESTED = 60, 1_000, 300, 100
ACTS, OPENINGS = 60, 7
FRAME_MS, OPENING_MS, ACK_MS, MEMORY = 16, 1_500, 50, 150
MIB = 1024 * 1024
WORK = (
    *("EventDispatch", "EvaluateScript", "FunctionCall", "TimerFire", "FireAnimationFrame", "RunMicrotasks"),
    *("MinorGC", "MajorGC", "Layout", "UpdateLayoutTree", "ParseHTML"),
)
MARK = "() => performance.mark('act')"
PATH = "/admin/configurators/large"
OPENED = """
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".pc-row")) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.opened = performance.now())));
  }).observe(document, { childList: true, subtree: true });
"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        cookie = designer(Path(folder) / "data")
        server = Server(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            with Client(base_url=server.url, timeout=60) as client:
                publish(Shop(client, server.run("token create").stdout.strip(), Clock(datetime.now(UTC))))
            report("opening, empty cache", [opening(browser, server.url, cookie) for _ in range(OPENINGS)], OPENING_MS)
            work(browser, server.url, cookie)
        finally:
            browser.close()
            server.stop()


def designer(data: Path) -> str:
    """A new shop's folder with somebody in it who designs; answers the secret of their session."""

    def session(books: Books) -> str:
        user = books.people.add_user("designer@example.com", "Designer", Role.DESIGNER, "en", services.now())
        return open_session(books, services, user, "benchmark")

    services = open_services(Config(data=data))
    try:
        return services.ledger.write(session).result()
    finally:
        services.close()


def publish(shop: Shop) -> None:
    assets = [shop.asset(width=400 + number, height=400) for number in range(GROUPS)]
    names = [[f"g{g}-o{o}" for o in range(g, OPTIONS, GROUPS)] for g in range(GROUPS)]
    layers = [
        {
            "kind": "group", "id": f"g{g}", "label": f"Group {g}", "choose": "one", "required": True,
            "layers": [option(id, assets[g], g, default=not place) for place, id in enumerate(names[g])],
        }
        for g in range(GROUPS)
    ]  # fmt: skip
    shop.ok(
        "POST", "/configurators",
        {"id": "large", "title": "Large", "views": [{"id": "front", "width": 400, "height": 400}], "layers": layers,
         "rules": [rule(number, names) for number in range(RULES)]},
    )  # fmt: skip


def option(id: str, asset: str, z: int, *, default: bool) -> Json:
    image = {"front": {"asset": asset, "x": 0, "y": 0, "z": z}}
    return {"kind": "image", "id": id, "label": f"Option {id}", "price": 100, "default": default, "images": image}


def rule(number: int, names: list[list[str]]) -> Json:
    first, second, third = (names[(number * step + step) % GROUPS] for step in (1, 3, 7))
    one, two, three = first[1], second[2], third[3]
    condition: Any = {"any": [one, {"all": [two, three]}]} if number < NESTED else one
    return {"id": f"r{number}", "if": condition, "then": {"not": names[(number + 11) % GROUPS][4]}}


def opened(browser: Browser, url: str, cookie: str) -> Page:
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 720})
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": url}])
    context.add_init_script(OPENED)
    page = context.new_page()
    page.goto(PATH)
    page.wait_for_function("() => window.opened")
    return page


def opening(browser: Browser, url: str, cookie: str) -> float:
    page = opened(browser, url, cookie)
    taken: float = page.evaluate("window.opened")
    page.context.close()
    return taken


def work(browser: Browser, url: str, cookie: str) -> None:
    page = opened(browser, url, cookie)
    meter = Meter(browser, page)
    rows = page.locator(".pc-tree")
    rows.locator('.pc-row[data-layer="g0"]').click()
    page.evaluate(SETTLED)
    report("select: arrow key", meter.times(lambda _: page.keyboard.press("ArrowDown")), FRAME_MS)
    report("select: page down", meter.times(lambda _: page.keyboard.press("PageDown"), ACTS // 4), FRAME_MS)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    report("rename: a letter in the inspector", typing(page, meter), FRAME_MS)
    report("rename: a name and Tab to the next", renaming(page, meter), FRAME_MS)
    top(page)
    report("move: Alt and arrow down", meter.times(lambda _: page.keyboard.press("Alt+ArrowDown"), 15), FRAME_MS)
    report("move: out of the group and back", meter.times(lambda number: page.keyboard.press(aside(number))), FRAME_MS)
    report("drag: the pointer moves", dragging(page, meter), FRAME_MS)
    report("close and open a group", closing(page, meter), FRAME_MS)
    report("acknowledged, from the sending on", acknowledged(page), ACK_MS)
    page.wait_for_timeout(1_000)
    memory(browser, page)


def typing(page: Page, meter: "Meter") -> list[float]:
    page.locator('.pc-row[data-layer="g0-o0"]').click()
    page.get_by_role("textbox", name="Name", exact=True).click()
    return meter.times(lambda number: page.keyboard.press("abcdefgh"[number % 8]))


def top(page: Page) -> None:
    """The first option has the keyboard."""
    page.locator(".pc-tree").evaluate("tree => tree.scrollTop = 0")
    page.locator(".pc-row").nth(1).click()


def renaming(page: Page, meter: "Meter") -> list[float]:
    """Each keeps a new name and begins with the next row."""
    top(page)
    page.keyboard.press("F2")

    def act(number: int) -> None:
        page.keyboard.insert_text(f"Name {number}")
        page.keyboard.press("Tab")

    found = meter.times(act, ACTS // 2)
    page.keyboard.press("Escape")
    return found


def aside(number: int) -> str:
    return "Alt+ArrowLeft" if number % 2 == 0 else "Alt+ArrowRight"


def dragging(page: Page, meter: "Meter") -> list[float]:
    page.locator(".pc-tree").evaluate("tree => tree.scrollTop = 0")
    box = page.locator('.pc-row[data-layer="g0-o60"]').bounding_box()
    assert box
    x, y = box["x"] + 120, box["y"] + 14
    page.mouse.move(x, y)
    page.mouse.down()
    found = meter.times(lambda number: page.mouse.move(x, y + 10 + 7 * number))
    page.mouse.up()
    return found


def closing(page: Page, meter: "Meter") -> list[float]:
    toggle = page.locator('.pc-row[data-layer="g0"] [data-toggle]')
    page.locator(".pc-tree").evaluate("tree => tree.scrollTop = 0")
    return meter.times(lambda _: toggle.click(), ACTS // 3)


def acknowledged(page: Page) -> list[float]:
    """What the browser waits for the answer to a batch."""
    found = []
    page.locator('.pc-row[data-layer="g1"]').click()
    for _ in range(ACTS // 3):
        with page.expect_response(lambda one: one.request.method == "POST" and "/edits" in one.url) as response:
            page.keyboard.press("Alt+ArrowDown")
        response.value.finished()
        timing = response.value.request.timing
        found.append(timing["responseEnd"] - timing["requestStart"])
    return found


@dataclass(frozen=True)
class Meter:
    """What the page's main thread spends."""

    browser: Browser
    page: Page

    def times(self, act: Callable[[int], object], count: int = ACTS) -> list[float]:
        """Milliseconds of each."""
        self.browser.start_tracing(page=self.page, categories=["devtools.timeline", "blink.user_timing"])
        for number in range(count):
            self.page.evaluate(MARK)
            act(number)
            self.page.evaluate(SETTLED)
        self.page.evaluate(MARK)
        return list(spent(json.loads(self.browser.stop_tracing())["traceEvents"]))


def spent(events: list[Json]) -> Iterator[float]:
    """Between each two marks, the outermost events on the thread of the marks: those within them are part of them."""
    marks = sorted((each for each in events if each["name"] == "act"), key=lambda each: each["ts"])
    own = (each for each in events if each["name"] in WORK and each.get("tid") == marks[0]["tid"] and "tdur" in each)
    work = sorted((each for each in own if each["pid"] == marks[0]["pid"]), key=lambda each: each["ts"])
    for first, last in pairwise(each["ts"] for each in marks):
        total, until = 0, 0
        for event in work:
            if first <= event["ts"] < last and event["ts"] >= until:
                total, until = total + event["tdur"], event["ts"] + event["dur"]
        yield total / 1_000


def memory(browser: Browser, page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
        time.sleep(0.3)
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    report_memory("memory: script's heap", metrics["JSHeapUsedSize"])
    everything = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    report_memory("memory: the renderer", max(private(each["id"]) for each in everything if each["type"] == "renderer"))


def private(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024


def report(what: str, times: list[float], aim: int) -> None:
    ordered = sorted(times)
    p95 = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
    print(
        f"{what:<40}{statistics.median(ordered):9.1f} ms p50{p95:9.1f} ms p95{p95 / aim:8.2f}× of {aim:,} ms",
        flush=True,
    )


def report_memory(what: str, size: float) -> None:
    print(f"{what:<40}{size / MIB:9.0f} MiB{size / MIB / MEMORY:27.2f}× of {MEMORY} MiB", flush=True)


if __name__ == "__main__":
    main()
