"""The settings document."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.roles import EVERYBODY
from configurator.accounts.tokens import Scope
from configurator.api.audit_log import note
from configurator.api.operation import ApiCall, Operation, answer
from settings import Settings
from settings.difference import difference


async def read(call: ApiCall) -> Response:
    catalogue = call.services.catalogue
    return answer(catalogue.settings(), ETag=catalogue.settings_etag())


async def replace(call: ApiCall) -> Response:
    settings: Settings = call.body
    before = call.services.catalogue.settings()
    etag = await run_in_threadpool(call.services.catalogue.save_settings, settings, call.if_match)
    await note(call.services, call.caller, "settings.changed", "settings", difference(before, settings))
    return answer(settings, ETag=etag)


operations = [
    Operation(
        "GET", "/settings", read, "Read the settings",
        scope=Scope.ADMIN, roles=EVERYBODY, answer=Settings, name="settings",
    ),
    Operation(
        "PUT", "/settings", replace, "Replace the settings",
        scope=Scope.ADMIN, body=Settings, answer=Settings, if_match=True, name="settings",
    ),
]  # fmt: skip
