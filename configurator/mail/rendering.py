"""A letter's words, twice: plain and as HTML, from one template pair for each kind."""

import re
from functools import lru_cache

from babel import Locale
from jinja2 import Environment

from configurator.mail.contents import LetterContext, content
from configurator.mail.letter import Text
from configurator.mail.views import Frame
from configurator.presentation.environment import environment

GAPS = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
ENDS = re.compile(r"(?<!--)[ \t]+\n")


def written(scene: LetterContext) -> Text:
    """In the language of the scene's shop; the first line of the plain template is the subject."""
    settings = scene.services.catalogue.settings()
    context = {"frame": _frame(scene), "letter": content(scene)}
    found = environment(settings.theme.name, scene.shop.locale)
    name = f"mail/{scene.mail.kind}"
    subject, _, body = _plain(found).get_template(f"{name}.txt").render(context).strip().partition("\n")
    html = found.get_template(f"{name}.html").render(context, subject=subject)
    return Text(subject.strip(), _tidy(body), html)


def _frame(scene: LetterContext) -> Frame:
    settings = scene.services.catalogue.settings()
    tag = scene.shop.locale.replace("_", "-")
    return Frame(
        shop=settings.shop.name,
        home=scene.services.config.base_url,
        locale=tag,
        direction=str(Locale.parse(tag, sep="-").text_direction),
        signature=tuple(settings.mail.signature.splitlines()),
        tax_note=settings.shop.tax_note,
    )


@lru_cache(maxsize=32)
def _plain(environment: Environment) -> Environment:
    """The same templates, filters and translations for text that is no markup."""
    return environment.overlay(autoescape=False)


def _tidy(text: str) -> str:
    """At most one empty line in a row, and no spaces before the end of a line but in the signature's mark."""
    return GAPS.sub("\n\n", ENDS.sub("\n", text)).strip() + "\n"
