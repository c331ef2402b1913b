"""200 pictures of 800 × 800 dropped into the editor, beside a plain client that sends the same ones.

    .venv/bin/python -m benchmarks.uploads_in_editor

A browser drops fifty at a time onto a group, and is done when the draft with all of them is acknowledged. In turns with
it, the plain client sends the same pictures to a server of its own.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from httpx2 import Client
from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.checkout_http import running
from benchmarks.uploads import AIM, PICTURES, SIDE, picture, sent
from configurator.accounts.sessions import LASTS
from configurator.runtime.secret import digest, new_secret
from configurator.stores.ledger.books.people import Role, SessionKind
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from tests.api.shop import API
from tests.browser.editor.pictures.files import drop
from tests.server.process import Server

TURN = 50
CHROMIUM = "/usr/bin/chromium"
PATIENCE = 120_000
VIEW = {"id": "front", "label": "Front", "width": SIDE, "height": SIDE}
GROUP = {"kind": "group", "id": "all", "label": "All", "choose": "one", "layers": []}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"layer {number:03}.png") for number in range(PICTURES)]
        for number, file in enumerate(files):
            file.write_bytes(picture(number))
        one, other = (Server(Path(tempfile.mkdtemp(dir=folder))) for _ in range(2))
        with running(one), running(other), editor(one) as page:
            measured = [
                (dropped(page, some), sent(other, [file.read_bytes() for file in some])) for some in turns(files)
            ]
            options = len(draft(one)["layers"][0]["layers"])
        assert options == PICTURES, "every picture is an option"
    report(measured)


def turns(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    return (files[start : start + TURN] for start in range(0, len(files), TURN))


def dropped(page: Page, files: Sequence[Path]) -> float:
    """Seconds until all are options of the group, and acknowledged."""
    began = time.perf_counter()
    drop(page, files, page.locator('.pc-row[data-layer="all"]'))
    expect(page.locator('[data-uploads][data-running="true"]')).to_be_visible()
    expect(page.locator("[data-uploads]")).to_have_attribute("data-running", "false", timeout=PATIENCE)
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved", timeout=PATIENCE)
    return time.perf_counter() - began


def report(measured: Sequence[tuple[float, float]]) -> None:
    ours, others = (sum(seconds) for seconds in zip(*measured, strict=True))
    ratios = [plain / browser for browser, plain in measured]
    print(f"a plain client: {others:.1f} s")
    print(
        f"dropped into the editor: {ours:.1f} s, aim {AIM} s; {statistics.median(ratios):.2f}× as quick"
        f" ({min(ratios):.2f}–{max(ratios):.2f})"
    )


@contextmanager
def editor(server: Server) -> Iterator[Page]:
    """A browser in which a new draft with one group is open."""
    document = {"id": "all", "title": "All", "views": [VIEW], "layers": [GROUP]}
    with admin(server) as client:
        client.post(f"{API}/configurators", json=document).raise_for_status()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.context.add_cookies([{"name": COOKIE, "value": signed_in(server), "url": server.url}])
        page.goto(f"{server.url}/admin/configurators/all")
        page.locator(".pc-tree").wait_for()
        yield page
        browser.close()


def draft(server: Server) -> dict[str, list[dict[str, list[object]]]]:
    with admin(server) as client:
        found: dict[str, list[dict[str, list[object]]]] = client.get(f"{API}/configurators/all").json()
    return found


def admin(server: Server) -> Client:
    headers = {"Authorization": f"Bearer {server.token()}"}
    return Client(base_url=server.url, timeout=60, verify=False, headers=headers)


def signed_in(server: Server) -> str:
    """The secret of a session of a designer."""
    secret, now = new_secret("ses"), datetime.now(UTC)

    def session(books: Books) -> None:
        user = books.people.add_user("designer@example.com", "", Role.DESIGNER, "en", now)
        books.people.open_session(SessionKind.ADMIN, user.email, digest(secret), "a browser", now, now + LASTS)

    with closing(open_ledger(server.data / "ledger.sqlite3")) as ledger:
        ledger.write(session).result()
    return secret


if __name__ == "__main__":
    main()
