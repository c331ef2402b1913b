"""What scripts say: found in their files, and given to them in the reader's language."""

from io import BytesIO

from configurator.languages.scripts import dictionary, extract_script

SOURCE = b"""
  const one = gettext("Saved");
  const many = ngettext("%(number)s layer deleted.",
    "%(number)s layers deleted.", 3);
  pgettext("verb", "Order"); mygettext("no"); gettext(`no ${thing}`); gettext("a \\" quote", { a: 1 });
"""


def test_messages_are_found_where_they_stand() -> None:
    found = [found[:3] for found in extract_script(BytesIO(SOURCE), (), (), silent="false")]
    assert found == [
        (2, "gettext", "Saved"),
        (3, "ngettext", ("%(number)s layer deleted.", "%(number)s layers deleted.")),
        (5, "pgettext", ("verb", "Order")),
        (5, "gettext", 'a " quote'),
    ]


def test_a_script_is_given_its_own_messages_alone() -> None:
    words = dictionary("de-AT", "configurator/static/js/editor")
    assert words["Saved"] == "Gespeichert"
    assert "Warenkorb" not in words.values()


def test_counted_messages_have_a_text_for_each_plural_of_the_language() -> None:
    words = dictionary("fr", "configurator/static/js/editor")
    assert words["%(number)s layer"] == {"one": "%(number)s calque", "other": "%(number)s calques"}


def test_english_needs_no_dictionary() -> None:
    assert dictionary("en-GB", "configurator/static/js/editor") == {}
