"""Pictures of the running editor, for the pages that explain it: python docs/pictures/editor.py"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("configurator")
CHROMIUM = "/usr/bin/chromium"
LINK = re.compile(r"http://127\.0\.0\.1:\d+/admin/\S+")
EDITOR = "/admin/configurators/field-watch"


def main() -> None:
    with demo() as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 760}, device_scale_factor=1.5)
        become_owner(page, link)
        page.goto(link.split("/admin/")[0] + EDITOR)
        page.frame_locator(".pc-stage-page").locator("[data-canvas]").wait_for()
        page.wait_for_load_state("networkidle")
        page.locator(".pc-row", has_text="Raw bronze").click()
        keep(page, "editor")
        page.get_by_role("button", name="Desktop").click()
        keep(page, "editor-page")
        page.get_by_role("button", name="Rules", exact=True).click()
        page.get_by_role("button", name="Grid").click()
        keep(page, "editor-rules")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Global settings").click()
        keep(page, "editor-settings")
        browser.close()


@contextmanager
def demo() -> Iterator[str]:
    """A demo shop of its own; the link that makes its first owner."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(COMMAND), "demo", "--port", "0", "--data", folder]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert server.stdout is not None
        try:
            yield next(found[0] for line in server.stdout if (found := LINK.search(line)))
        finally:
            server.terminate()
            server.wait()


def become_owner(page: Page, link: str) -> None:
    page.goto(link)
    for name, value in {"email": "ada@example.com", "label": "Ada"}.items():
        if (field := page.locator(f"input[name={name}]")).count():
            field.fill(value)
    for field in page.locator("input[type=password]").all():
        field.fill("a long enough pass phrase")
    page.locator("main form button").last.click()
    page.wait_for_url("**/admin/**")


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1_500)  # pictures that are still on their way, and what fades
    with Image.open(BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").save(HERE / f"{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
