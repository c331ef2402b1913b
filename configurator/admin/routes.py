"""The admin area's addresses, one line for each area of it."""

from configurator.admin import (
    account,
    arriving,
    audit,
    configurators,
    home,
    settings,
    signing_in,
    tokens,
    trial_mail,
    user,
    users,
)
from configurator.admin.page_route import PageRoute

routes: list[PageRoute] = [
    *home.routes,
    *signing_in.routes,
    *arriving.routes,
    *account.routes,
    *configurators.routes,
    *users.routes,
    *user.routes,
    *tokens.routes,
    *trial_mail.routes,
    *settings.routes,
    *audit.routes,
    *home.last_routes,
]
