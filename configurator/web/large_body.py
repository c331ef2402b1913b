"""Documents too large to be checked where requests are answered: a process of its own says first what is wrong.

    python -m configurator.web.large_body MODULE:MODEL READ_ONLY

reads JSON from standard input and writes what a refusal says, or null. A document of 4 MB made to be slow takes 12
seconds, in calls that let no other thread go on; a valid one is then read here, which is quick.
"""

import asyncio
import gc
import json
import resource
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from dataclasses import asdict
from pkgutil import resolve_name
from typing import Any

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from configurator.web.body import Model, parse, parse_json
from configurator.web.refusal import Refused
from layers.problem import Problem

SECONDS = 20
MEMORY = 2_000_000_000
TOO_COSTLY = "The body takes too long to read."


async def parse_large(model: type[Model], body: bytes, read_only: Sequence[str] = ()) -> Model:
    """`parse`, without keeping others waiting; raises Refused 400 or 422. To be called few times at once."""
    if refused := await _refusal(model, body, read_only):
        raise refused
    return await run_in_threadpool(lambda: parse(model, parse_json(body), read_only))


async def _refusal(model: type[BaseModel], body: bytes, read_only: Sequence[str]) -> Refused | None:
    named = f"{model.__module__}:{model.__qualname__}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, named, ",".join(read_only), stdin=PIPE, stdout=PIPE
    )
    try:
        out, _ = await process.communicate(body)
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode:
        return Refused(422, TOO_COSTLY)
    said = json.loads(out)
    if said is None:
        return None
    problems = [Problem(**fields) for fields in said["problems"]]
    return Refused(said["status"], said["detail"], problems)


def main() -> None:
    gc.disable()  # Looking through a million lists for cycles takes most of the time, and this process soon ends.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    model, read_only = resolve_name(sys.argv[1]), [name for name in sys.argv[2].split(",") if name]
    print(json.dumps(_said(model, sys.stdin.buffer.read(), read_only)))


def _said(model: type[BaseModel], body: bytes, read_only: Sequence[str]) -> dict[str, Any] | None:
    try:
        parse(model, parse_json(body), read_only)
    except Refused as refused:
        problems = [asdict(problem) for problem in refused.problems]
        return {"status": refused.status, "detail": refused.detail, "problems": problems}
    return None


if __name__ == "__main__":
    main()
