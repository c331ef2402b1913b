"""Extracting messages, and updating the translation files.

.venv/bin/python -m configurator.languages.extraction
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from configurator.languages.scripts import extract_script
from configurator.languages.translations import FOLDER, LANGUAGES, SOURCE

ROOT = FOLDER.parent.parent
SOURCES = {
    "configurator": [
        ("**.py", "python"),
        ("static/js/editor/**.js", f"{extract_script.__module__}:{extract_script.__name__}"),
    ],
    "layers": [("**.py", "python")],
    "templates": [("**.html", "jinja2"), ("**.txt", "jinja2")],
}
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_noop": None}
WIDTH = 120


def main() -> None:
    found = extracted()
    for language in LANGUAGES:
        if language != SOURCE:
            path(language).write_bytes(written(updated(stored(language), found)))


def path(language: str) -> Path:
    return FOLDER / f"{language}.po"


def extracted() -> Catalog:
    """Every message of templates and code, by file and in the order in which it stands there."""
    catalog = Catalog(charset="utf-8")
    for file, line, message, context in sorted(_messages(), key=lambda found: found[:2]):
        catalog.add(message, None, [(file, line)], context=context)
    return catalog


def stored(language: str) -> Catalog:
    """The language's file as it is."""
    with path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated(catalog: Catalog, found: Catalog) -> Catalog:
    """The translations of everything found; what is new has none, what is no longer used is left out."""
    catalog.update(found, no_fuzzy_matching=True)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A file without dates, names and line numbers, so that it changes only where a text did."""
    body = BytesIO()
    write_po(body, catalog, WIDTH, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return (_header(catalog) + "\n").encode() + body.getvalue()


def _header(catalog: Catalog) -> str:
    fields = {
        "Language": str(catalog.locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalog.plural_forms,
    }
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{name}: {value}\\n"' for name, value in fields.items()), ""])


def _messages() -> Iterator[tuple[str, int, str | tuple[str, ...], str | None]]:
    for folder, methods in SOURCES.items():
        options = {pattern: {"silent": "false"} for pattern, method in methods if method == "jinja2"}
        found = extract_from_dir(ROOT / folder, methods, options, KEYWORDS)
        yield from ((f"{folder}/{file}", line, message, context) for file, line, message, _, context in found)


if __name__ == "__main__":
    main()
