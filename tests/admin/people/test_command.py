"""The way in from the shell, while a real server runs."""

import re
from pathlib import Path

import httpx2
import pytest

from tests.server.process import Server
from tests.waiting import until

SECRET = "correct horse battery"


@pytest.mark.usefixtures("costly")
def test_whoever_has_the_shell_gets_in(tmp_path: Path) -> None:
    server = Server(tmp_path, program=None)
    server.start()
    try:
        # The server answers before it says so.
        printed = until(lambda: re.search(r"It has no owner yet\..* (\S+)\n", server.log()))
        first = printed[1]
        assert first.startswith(f"{server.url}/admin/link/link_")

        command = server.run("admin link", "--port", str(server.port), "Ada@example.com")
        (link,) = command.stdout.splitlines()
        assert link.startswith(f"{server.url}/admin/link/link_")
        with httpx2.Client(headers={"Origin": server.url}) as browser:
            assert browser.post(link, data={"password": SECRET}).status_code == 303
            account = browser.get(f"{server.url}/admin/account")
            assert "ada@example.com" in account.text
            assert browser.post(first, data={"email": "eve@example.com", "password": SECRET}).status_code == 410

        refused = server.run("admin link", "nonsense")
        assert (refused.returncode, "is not an e-mail address" in refused.stderr) == (1, True)
    finally:
        server.stop()
    server.start()
    server.stop()
    assert server.log().count("It has no owner yet.") == 1
