"""The documents say what the program does."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from configurator.cli import main
from configurator.runtime.config import Config
from layers.document.configuration import Lack
from layers.document.model import Configurator, Group, Image
from layers.solver.why import Code
from layers.stock.promise import Shortfall
from layers.stock.stock import StockTerms
from settings import DEFAULTS, Settings

ROOT = Path(__file__).parent.parent
OUTSIDE = ("README.md", "CHANGELOG.md", "benchmarks/README.md")
DOCUMENTS = sorted([*(ROOT / name for name in OUTSIDE), *(ROOT / "docs").rglob("*.md")])
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def test_every_environment_variable_is_documented_with_its_default() -> None:
    documented = dict(re.findall(r"^\| `CONFIGURATOR_([A-Z_]+)` \| (\S+) \|", OPERATIONS, re.MULTILINE))
    fields = Config.model_fields.items()
    assert documented == {
        name.upper(): "none" if field.default is None else f"`{field.default}`" for name, field in fields
    }


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    documented = re.findall(r"^\| `configurator ([a-z]+(?: [a-z]+)?)", OPERATIONS, re.MULTILINE)
    assert sorted(documented) == sorted(name for name, _ in _commands(main))


def test_every_option_of_a_command_is_named_in_the_operations_page() -> None:
    options = {name for _, command in _commands(main) for parameter in command.params for name in parameter.opts}
    named = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", OPERATIONS))
    assert {"--data", "--yes"} <= {name for name in options if name.startswith("--")} <= named


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading_that_exist(document: Path) -> None:
    broken = [link for link in _links(document) if not _resolves(document, link)]
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    named = re.findall(r"`((?:layers|settings|configurator|templates|docs|tests)/[\w./-]*\w/?)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = {link for link in _links(folder / "README.md") if link.endswith(".md")}
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}


def test_every_code_of_a_problem_is_explained() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+)` \|", _section("Refusals"), re.MULTILINE))
    assert _codes() - explained == set()


def test_every_hint_about_a_draft_is_explained() -> None:
    files = (ROOT / "layers" / "lint").glob("*.py")
    hints = {text for file in files for text in _first_texts(file, "Finding", 0)}
    assert hints
    assert {hint for hint in hints if f"`{hint}`" not in API} == set()


def test_every_call_of_the_api_is_listed() -> None:
    from configurator.api.routes import operations

    listed = re.sub(r"\{[^}]*\}", "{}", _section("The calls"))
    verbs = {"pay", "refund", "ship", "deliver", "cancel"}
    paths = {re.sub(r"\{[^}]*\}", "{}", operation.path) for operation in operations}
    assert {path for path in paths if path.rsplit("/", 1)[-1] not in verbs and f"{path}`" not in listed} == set()
    assert {verb for verb in verbs if f"/{verb}`" not in listed} == set()


def test_every_setting_is_explained_with_its_default() -> None:
    documented = re.findall(
        r"^\| `([a-z]+(?:\.[a-z_]+)?)` \| (\S+|`Our shop`) \|", _section("The settings"), re.MULTILINE
    )
    assert dict(documented) == dict(_fields(Settings().model_dump(mode="json")))


def test_every_word_that_a_shopper_reads_is_listed_in_every_language() -> None:
    domain = (ROOT / "docs" / "domain.md").read_text(encoding="utf-8")
    rows = [
        re.findall(r"[^|]+", row.group()) for row in re.finditer(r"^\| `[a-z_.-]+` \|(?:[^|\n]+\|){4}$", domain, re.M)
    ]
    listed = {key.strip(" `"): [word.strip() for word in words] for key, *words in rows}
    assert listed == {key: [DEFAULTS[language][key] for language in ("en", "de", "fr", "es")] for key in DEFAULTS["en"]}


def test_every_term_of_a_stock_item_is_explained_with_its_default() -> None:
    documented = re.findall(r"^\| `([a-z_]+)` \| (\S+) \|", _section("The terms of a stock item"), re.MULTILINE)
    assert dict(documented) == {name: _written(value) for name, value in StockTerms().model_dump(mode="json").items()}


@pytest.mark.parametrize("model", [Configurator, Group, Image])
def test_every_field_of_a_document_is_explained(model: type[BaseModel]) -> None:
    rows = re.findall(r"^\| ([^|]+) \|", _section("The document of a configurator"), re.MULTILINE)
    explained = set(re.findall(r"`([a-z_]+)`", " ".join(rows)))
    assert set(model.model_fields) <= explained


def _section(heading: str) -> str:
    return API.split(f"## {heading}\n")[1].split("\n## ")[0]


def _fields(document: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in document.items():
        if isinstance(value, dict) and value:
            yield from _fields(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", _written(value)


def _written(value: object) -> str:
    """A default as the tables write it."""
    if value == "":
        return "empty"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


def _commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by its whole name."""
    around = click.Context(group)
    for name in group.list_commands(around):
        command = group.get_command(around, name)
        assert command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _links(document: Path) -> list[str]:
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    return [link for link in LINK.findall(text) if not link.startswith(("http://", "https://", "mailto:"))]


def _resolves(document: Path, link: str) -> bool:
    path, _, fragment = link.partition("#")
    target = document.parent / path if path else document
    return target.exists() and (not fragment or fragment in _headings(target))


def _headings(document: Path) -> set[str]:
    """The names by which a heading can be linked to."""
    found = re.findall(r"^#+ (.+)$", FENCED.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in found}


def _codes() -> set[str]:
    """Every code that the domain or the shell gives to a problem."""
    sources = [*(ROOT / "layers").rglob("*.py"), *(ROOT / "configurator").rglob("*.py")]
    problems = chain.from_iterable(_first_texts(source, "Problem", 0) for source in sources)
    tabled = _first_texts(ROOT / "configurator" / "web" / "refusals.py", "coded", 1)
    return {*problems, *tabled, *Lack, *Code, *Shortfall}


def _first_texts(source: Path, called: str, place: int) -> Iterator[str]:
    """The texts written at one place of the arguments wherever `called` is called."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == called:
            for written in node.args[place : place + 1]:
                parts = ast.walk(written)
                yield from (
                    part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )
