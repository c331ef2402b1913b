"""The files that the admin area is made of."""

import hashlib
import re
from pathlib import Path

from tests.admin.desk import Desk

STATIC = Path(__file__).parents[3] / "configurator" / "static"
SCRIPTS = STATIC / "js" / "admin"
STYLES = [*(STATIC / "css" / "admin").rglob("*.css")]


def test_htmx_is_the_file_it_is_said_to_be() -> None:
    digest, name = (SCRIPTS / "SHA256SUMS").read_text().split()
    assert hashlib.sha256((SCRIPTS / name).read_bytes()).hexdigest() == digest


def test_our_scripts_neither_evaluate_text_nor_write_markup() -> None:
    own = [file for file in SCRIPTS.glob("*.js") if file.name != "htmx.min.js"]
    assert own
    for file in own:
        assert not re.search(r"\beval\b|new Function|innerHTML|document\.write", file.read_text()), file


def test_a_colour_is_a_custom_property() -> None:
    assert STYLES
    for file in STYLES:
        for line in file.read_text().splitlines():
            assert not re.search(r"#[0-9a-f]{3,8}\b", line) or line.strip().startswith(("--pc-", "#")), line


def test_no_page_has_scripts_styles_or_handlers_inside_its_markup(owner: Desk) -> None:
    for path in ("account", "users", "users/1", "tokens", "audit", "outbox", "privacy", "settings", "configurators"):
        html = owner.opens(f"/admin/{path}").text
        assert not re.search(r"<[^>]+\s(style|on\w+|hx-on\S*)=", html), path
        assert not re.search(r"<script(?![^>]*src=)|<style", html), path
