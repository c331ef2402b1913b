"""What is known already of whoever checks out, so that they need not type it again."""

from starlette.requests import Request

from configurator.ordering import CartView
from configurator.presentation.views import Typed
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.shop.customer import customer_of
from configurator.stores.ledger.protocol import Books
from layers.orders.line_id import order_of_line
from layers.orders.order import Customer


async def known(request: Request, view: CartView) -> Typed:
    """Whom the order was for that a line of the cart is bought from, else the last one of who is logged in."""
    services: Services = request.app.state.services
    origins = [order_of_line(line.origin) for line in view.cart.lines if line.origin]
    session = None if origins else await customer_of(request)

    def customer(books: Books) -> Customer | None:
        if origins:
            order = books.orders.get(origins[0])
        else:
            order = next(iter(books.orders.of_email(session.email)), None) if session else None
        return order.customer if order else None

    found = await looked_up(services, customer) if origins or session else None
    return Typed(found.name, found.email, found.address, found.phone) if found else Typed()
