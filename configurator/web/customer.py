"""The customer's data in a checkout, as form or JSON input."""

from typing import Annotated

from pydantic import StringConstraints

from configurator.web.body import Body
from settings.mail_address import MailAddress

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class CustomerBody(Body):
    name: Filled
    email: MailAddress
    address: LongText = ""
    phone: Text = ""
    note: LongText = ""
