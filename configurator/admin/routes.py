"""The routes of the admin area; stock pages about no single item are below “-”, which no sku can be."""

from configurator.admin import home
from configurator.admin.backorders import list as backorders
from configurator.admin.backorders import receiving as backorders_receiving
from configurator.admin.configurators import copying, creating, files, findings, layered, picture, removing, versions
from configurator.admin.configurators import list as configurators
from configurator.admin.dashboard import page as dashboard
from configurator.admin.editor import page as editor
from configurator.admin.editor import preview
from configurator.admin.frame.page_route import PageRoute
from configurator.admin.mails import outbox, outbox_mail, trial_mail
from configurator.admin.orders import doing as order_doing
from configurator.admin.orders import list as orders
from configurator.admin.orders import order
from configurator.admin.people import acceptance, account, signing_in, tokens, user, users
from configurator.admin.records import audit, privacy
from configurator.admin.settings import page as settings
from configurator.admin.stock import bulk, cells, correction, file, importing, item, new, releasing
from configurator.admin.stock import list as stock

routes: list[PageRoute] = [
    *home.routes,
    *signing_in.routes,
    *acceptance.routes,
    *account.routes,
    *dashboard.routes,
    *configurators.routes,
    *creating.routes,
    *files.routes,
    *layered.routes,
    *picture.routes,
    *findings.routes,
    *copying.routes,
    *removing.routes,
    *versions.routes,
    *preview.routes,
    *editor.routes,
    *users.routes,
    *user.routes,
    *tokens.routes,
    *trial_mail.routes,
    *settings.routes,
    *audit.routes,
    *outbox.routes,
    *outbox_mail.routes,
    *privacy.routes,
    *orders.routes,
    *order.routes,
    *order_doing.routes,
    *backorders.routes,
    *backorders_receiving.routes,
    *stock.routes,
    *new.routes,
    *file.routes,
    *importing.routes,
    *bulk.routes,
    *item.routes,
    *cells.routes,
    *correction.routes,
    *releasing.routes,
    *home.last_routes,
]
