"""What an endpoint is given in place of a request, and where it is made."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import NoMatchFound, Route

from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.web.call import Call
from tests.api.shop import Clock

CODE = Path(__file__).parents[2] / "configurator"
MAKERS = {"web/call.py", "shop/call.py", "admin/frame/page_route.py", "api/operation.py"}
"""One for each face of the shop, and one for what belongs to none."""
HANDLERS = {"app.py", "shop/errors.py", "admin/frame/errors.py"}
"""Answer what no endpoint answered."""
READERS = {"shop/cookies.py", "api/query.py", "api/drafts/package_form.py", "api/drafts/streamed_file.py"}
"""Read what a call is made of, files that are sent with it among that."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Config(data=tmp_path / "data"), Clock(datetime(2026, 3, 2, 12, tzinfo=UTC)))
    yield opened
    opened.close()


@pytest.fixture
def call(services: Services) -> Call:
    async def page(_: Request) -> Response:
        return Response()

    app = Starlette(routes=[Route("/lines/{line}", page, name="line")])
    scope = {
        "type": "http", "method": "GET", "path": "/lines/l1", "app": app, "headers": [],
        "query_string": b"view=back", "path_params": {"line": "l1"},
    }  # fmt: skip
    return Call(Request(scope), services, "de")


def names_in(source: Path) -> Iterator[str]:
    """Everything that is imported there or read from something, as it is written."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def files_with(name: str) -> set[str]:
    return {
        source.relative_to(CODE).as_posix()
        for source in CODE.rglob("*.py")
        if any(each == name or each.endswith(f".{name}") for each in names_in(source))
    }


def test_the_services_are_looked_up_only_where_calls_are_made() -> None:
    assert files_with("state.services") == MAKERS


def test_what_is_further_in_knows_no_request() -> None:
    outside = {file for file in files_with("Request") if not file.startswith("web/")}
    assert outside == MAKERS - {"web/call.py"} | HANDLERS | READERS


def test_a_call_knows_what_its_address_says(call: Call) -> None:
    assert call.path("line") == "l1"
    assert dict(call.query) == {"view": "back"}
    assert call.form == {}


def test_a_call_finds_addresses_by_the_names_of_their_routes(call: Call) -> None:
    assert call.address("line", line="l2") == "/lines/l2"
    with pytest.raises(NoMatchFound):
        call.address("nowhere")


def test_a_call_speaks_one_language(call: Call) -> None:
    assert call.speech.gettext("Cart") == "Warenkorb"
    assert call.storefront.locale == "de"
