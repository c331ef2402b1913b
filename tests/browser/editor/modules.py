"""Single modules of the editor, tried in the browser without a server."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

STATIC = Path(__file__).parents[3] / "configurator" / "static"
HOME = "http://modules.test/"


class Modules:
    """`modules.run(body, given, name="document/document.js")` calls an async function of `given` and the modules."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, body: str, given: Any = None, **modules: str) -> Any:
        """Each module is known in `body` by its keyword."""
        imports = "".join(f'const {name} = await import("/js/editor/{path}");' for name, path in modules.items())
        return self.page.evaluate(f"async (given) => {{ {imports} {body} }}", given)


def open_modules(browser: Browser) -> Modules:
    context = browser.new_context()
    context.route(f"{HOME}**", _from_the_folder)
    page = context.new_page()
    page.goto(HOME)
    return Modules(page)


def _from_the_folder(route: Route) -> None:
    path = route.request.url.removeprefix(HOME)
    if not path:
        route.fulfill(body="<!doctype html><title>Modules</title>", content_type="text/html")
    else:
        route.fulfill(path=STATIC / path, content_type="text/javascript")
