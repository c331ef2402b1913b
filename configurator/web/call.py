"""One request on its way through an endpoint: what every face of the shop knows of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from configurator.languages import SOURCE, translations
from configurator.runtime.services import Services
from configurator.web.addresses import Addresses, addresses
from configurator.web.form import Fields
from layers.speech import Speech
from layers.words.storefront import Storefront


@dataclass(frozen=True, slots=True)
class Call:
    """`locale` is the language the answer speaks; `form` has what a form posted, and is empty for everything else.

    Endpoints take one and hand values on: what is further in knows no request.
    """

    request: Request
    services: Services
    locale: str
    form: Fields = field(default_factory=dict)

    def path(self, name: str) -> str:
        """What the address has in the place of that name."""
        return str(self.request.path_params[name])

    @property
    def query(self) -> Mapping[str, str]:
        return self.request.query_params

    @property
    def address(self) -> Addresses:
        """`call.address(name, **parameters)` is the path that the route of that name has."""
        return addresses(self.request.app)

    @property
    def speech(self) -> Speech:
        return translations(self.locale)

    @property
    def storefront(self) -> Storefront:
        """The shop as whoever asks meets it now."""
        return self.services.storefront(self.locale)


def machine_route(path: str, endpoint: Callable[[Call], Awaitable[Response]], name: str) -> Route:
    """An address that belongs to no face of the shop and has nothing to say but English."""

    async def answered(request: Request) -> Response:
        return await endpoint(Call(request, request.app.state.services, SOURCE))

    return Route(path, answered, name=name)
