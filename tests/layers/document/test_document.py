"""Walking a document with pointers that lead where they say."""

from typing import Any

from hypothesis import given

from layers.document.document import Mention, images, layers, mentions
from layers.document.model import Configurator
from tests.layers.models import documents
from tests.layers.shopping import document, group, option
from tests.layers.solving import thorough

WATCH = document(
    option("case"),
    group("strap", option("tan"), group("hides", option("calf"), choose=None), show_if={"not": "blue"}),
    group("dial", option("blue"), option("white")),
    rules=[
        {"id": "r", "if": "tan", "then": {"any": [{"not": "blue"}, "white"]}},
        {"id": "s", "if": {"all": ["calf", "white"]}, "then": "tan"},
    ],
    presets=[{"id": "p"}, {"id": "q", "selected": ["tan", "gone"]}],
)


def at(of: Configurator, pointer: str) -> Any:
    """What a JSON pointer leads to in the document as it is written."""
    found: Any = of.model_dump(by_alias=True)
    for step in pointer.split("/")[1:]:
        found = found[int(step)] if isinstance(found, list | tuple) else found[step]
    return found


def test_layers_are_met_in_menu_order_whatever_they_stand_in() -> None:
    assert [(pointer, layer.id) for pointer, layer in layers(WATCH)] == [
        ("/layers/0", "case"),
        ("/layers/1", "strap"),
        ("/layers/1/layers/0", "tan"),
        ("/layers/1/layers/1", "hides"),
        ("/layers/1/layers/1/layers/0", "calf"),
        ("/layers/2", "dial"),
        ("/layers/2/layers/0", "blue"),
        ("/layers/2/layers/1", "white"),
    ]


def test_images_are_the_layers_with_pictures() -> None:
    assert [image.id for _, image in images(WATCH)] == ["case", "tan", "calf", "blue", "white"]


def test_options_are_named_by_conditions_then_rules_then_presets() -> None:
    assert list(mentions(WATCH)) == [
        Mention("/layers/1/show_if/not", "blue", group="strap", layer="strap"),
        Mention("/rules/0/if", "tan", rule="r"),
        Mention("/rules/0/then/any/0/not", "blue", rule="r"),
        Mention("/rules/0/then/any/1", "white", rule="r"),
        Mention("/rules/1/if/all/0", "calf", rule="s"),
        Mention("/rules/1/if/all/1", "white", rule="s"),
        Mention("/rules/1/then", "tan", rule="s"),
        Mention("/presets/1/selected/0", "tan", preset="q"),
        Mention("/presets/1/selected/1", "gone", preset="q"),
    ]


@thorough
@given(documents())
def test_every_pointer_leads_to_what_it_names(made: Configurator) -> None:
    for pointer, layer in layers(made):
        assert at(made, pointer)["id"] == layer.id
    for mention in mentions(made):
        assert at(made, mention.pointer) == mention.option
