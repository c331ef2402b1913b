"""The stylesheets of shop and admin area: each widget has one file, each rule a layer, and browsers keep them."""

import re
from collections import defaultdict

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from configurator.app import STATIC
from configurator.web.stylesheets import FACES, stylesheets

CSS = STATIC / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
HEAD = re.compile(r"([^{};]+)\{")
COMMA = re.compile(r",(?![^(]*\))")
FUNCTION = re.compile(r":[\w-]+\((?:[^()]|\([^()]*\))*\)")
WIDGET = re.compile(r"\.(?!pc-(?:admin|scripted)\b)(pc-\w[\w-]*)")
"""A class, but for those that the whole page bears."""
LAYERED = re.compile(r"(?:/\*.*\*/\n+)?@layer (?:reset|base|widgets|pages|theme) \{\n(?:(?:  .*)?\n)*\}\n")


def widgets(css: str) -> set[str]:
    """What the rules are about: the first class of each selector; `.pc-bar .pc-icon` is a matter of the bar."""
    heads = [head for head in HEAD.findall(COMMENT.sub("", css)) if not head.strip().startswith("@")]
    found = [WIDGET.search(FUNCTION.sub("", selector)) for head in heads for selector in COMMA.split(head)]
    return {match.group(1) for match in found if match}


def test_a_rule_is_about_the_first_class_of_its_selector() -> None:
    css = "@media print { .pc-a:not(.pc-x) .pc-y, .pc-admin :is(th, td) > .pc-b:hover {} } h2:has(+ .pc-z) {}"
    assert widgets(css) == {"pc-a", "pc-b"}


@pytest.mark.parametrize("face", FACES)
def test_a_widget_is_styled_in_one_file(face: str) -> None:
    homes = defaultdict(list)
    for name in FACES[face]:
        for widget in widgets((CSS / f"{name}.css").read_text()):
            homes[widget].append(name)
    assert homes
    assert {widget: names for widget, names in homes.items() if len(names) > 1} == {}


def test_every_file_is_part_of_a_face_or_a_theme() -> None:
    files = {str(file.relative_to(CSS).with_suffix("")) for file in CSS.rglob("*.css")}
    assert {name for name in files if not name.startswith("themes/")} == {
        name for names in FACES.values() for name in names if not name.startswith("themes/")
    }


def test_every_rule_is_in_a_layer() -> None:
    """A rule outside would win over all of them."""
    for file in CSS.rglob("*.css"):
        if file.stem not in ("layers", "fonts"):
            assert LAYERED.fullmatch(file.read_text()), file


@pytest.mark.parametrize("face", FACES)
def test_a_stylesheet_is_sent_once(face: str) -> None:
    client = TestClient(Starlette(routes=stylesheets(CSS, "/static", "no-cache")))
    first = client.get(f"/static/css/{face}.css")
    assert first.headers["content-type"] == "text/css; charset=utf-8"
    assert first.text == "".join((CSS / f"{name}.css").read_text() for name in FACES[face])
    again = client.get(f"/static/css/{face}.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    part = client.get(f"/static/css/{face}.css", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.headers["accept-ranges"], part.content) == (200, "none", first.content)
    other = client.get(f"/static/css/{face}.css", headers={"If-None-Match": '"another"'})
    assert other.status_code == 200
