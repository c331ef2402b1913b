"""A letter's words, twice: plain and as HTML, from one template pair for each kind."""

import re
from functools import lru_cache

from jinja2 import Environment

from configurator.mail.contents import LetterContext, content
from configurator.mail.letter import Text
from configurator.mail.views import Frame
from configurator.presentation.environment import environment
from layers.words.storefront import babel_locale

GAPS = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
ENDS = re.compile(r"(?<!--)[ \t]+\n")


def written(context: LetterContext) -> Text:
    """In the language of the letter's shop; the first line of the plain template is the subject."""
    settings = context.services.catalogue.settings()
    variables = {"frame": _frame(context), "letter": content(context)}
    found = environment(settings.theme.name, context.shop.locale)
    name = f"mail/{context.mail.kind}"
    subject, _, body = _plain(found).get_template(f"{name}.txt").render(variables).strip().partition("\n")
    html = found.get_template(f"{name}.html").render(variables, subject=subject)
    return Text(subject.strip(), _tidy(body), html)


def _frame(context: LetterContext) -> Frame:
    settings = context.services.catalogue.settings()
    tag = context.shop.locale.replace("_", "-")
    return Frame(
        shop=settings.shop.name,
        home=context.services.config.base_url,
        locale=tag,
        direction=str(babel_locale(tag).text_direction),
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
