"""What stands on an answered page, by the marks that tests rely on."""

import html
import re

from httpx2 import Response

TAGS = re.compile(r"<[^>]*>")


def data_of(answer: Response, name: str) -> list[str]:
    """The values of one data attribute in the order in which they stand."""
    return [html.unescape(value) for value in re.findall(rf'data-{name}="([^"]*)"', answer.text)]


def words(answer: Response) -> str:
    """The page's text as somebody reads it."""
    main = answer.text.partition("<main")[2]
    return " ".join(html.unescape(TAGS.sub(" ", main)).split())


def hidden(answer: Response, name: str) -> str:
    """What a hidden field holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.text)
    assert found, name
    return html.unescape(found[1])
