"""The commands, on a shop that runs and on one that does not."""

import os
import zipfile
from pathlib import Path

import pytest

from configurator.cli.listening import CannotListen, listen_at
from configurator.web.access import shortened
from tests.api.shop import Shop
from tests.server.process import Server


def test_a_token_is_printed_alone_listed_and_revoked(server: Server, shop: Shop) -> None:
    made = server.run("token create", "--name", "till", "--scope", "host")
    assert len(made.stdout.split()) == 1
    listed = server.run("token list").stdout
    assert "till" in listed
    assert made.stdout.strip() not in listed
    number = next(line.split("\t")[0] for line in listed.splitlines() if "till" in line)
    assert server.run("token revoke", number).returncode == 0
    assert server.run("token revoke", number).returncode == 1
    headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
    assert shop.client.get("/api/v1/settings", headers=headers).status_code == 401
    entries = [(each["what"], each["who"]) for each in shop.ok("GET", "/audit")["items"] if each["subject"] == "till"]
    assert entries == [("token.revoked", "command line"), ("token.created", "command line")]


def test_a_host_token_does_not_open_the_admin_calls(server: Server, shop: Shop) -> None:
    token = server.run("token create", "--scope", "host").stdout.strip()
    answer = shop.client.get("/api/v1/settings", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 403


def test_a_backup_taken_while_the_shop_runs_brings_everything_back(server: Server, shop: Shop, tmp_path: Path) -> None:
    shop.stock("S", 5)
    name = shop.design({"g": {"a": "S"}})
    order = shop.order(name, ["a"], 2)
    evaluation = shop.evaluate(name, ["a"])
    file = tmp_path / "shop.zip"
    assert server.run("backup", str(file)).returncode == 0
    assert server.run("backup", str(file)).returncode == 1
    shop.order(name, ["a"], 1)
    assert server.run("restore", str(file)).returncode == 1
    server.stop()
    restored = server.run("restore", str(file))
    assert restored.returncode == 0, restored.stderr
    server.start()
    with server.client() as client:
        again = Shop(client, shop.token, shop.clock)
        assert again.item("S")["allocated"] == 2
        assert again.ok("GET", f"/orders/{order['secret']}", admin=False)["number"] == order["number"]
        assert again.evaluate(name, ["a"])["token"] == evaluation["token"]
        src = evaluation["stack"]["front"][0]["src"]
        assert client.get(src).status_code == 200
    verified = server.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert list(server.data.glob("before-restore-*/ledger.sqlite3"))


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    server = Server(tmp_path, program=None)
    server.start()
    server.stop()
    before = sorted(path.name for path in server.data.iterdir())
    wrong = tmp_path / "wrong.zip"
    wrong.write_bytes(b"PK not really")
    foreign = tmp_path / "foreign.zip"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("../../evil", "x")
    for file in (wrong, foreign):
        refused = server.run("restore", str(file))
        assert refused.returncode == 1
        assert str(file) in refused.stderr
    assert sorted(path.name for path in server.data.iterdir()) == before


def test_a_second_server_on_the_same_data_says_who_is_in_the_way(server: Server) -> None:
    for removed in (False, True):
        if removed:
            (server.data / "catalogue" / ".lock").unlink()
        refused = server.run("serve", "--port", "0")
        assert refused.returncode == 1
        assert "another process is using" in refused.stderr


def test_a_port_that_is_taken_is_reported_in_one_sentence(server: Server, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for command in ("serve", "demo"):
        refused = Server(elsewhere, program=None).run(command, "--port", str(server.port))
        assert refused.returncode == 1
        assert refused.stderr == (
            f"Error: Cannot listen: port {server.port} is taken by another program; choose another one with --port\n"
        )
    assert not (elsewhere / "data").exists()


def test_a_host_that_is_not_here_is_reported_in_one_sentence(tmp_path: Path) -> None:
    for host, reason in (("192.0.2.1", "not an address of this machine"), ("nowhere.invalid", "not a known address")):
        refused = Server(tmp_path, program=None).run("serve", "--host", host)
        assert refused.returncode == 1
        assert reason in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody who may not")
def test_a_port_that_is_forbidden_is_reported_in_one_sentence() -> None:
    if int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text()) <= 1:
        pytest.skip("here everybody may have any port")
    before = os.geteuid()
    os.seteuid(65_534)
    try:
        with pytest.raises(CannotListen, match="port 1 is not allowed to this user"):
            listen_at("127.0.0.1", 1)
    finally:
        os.seteuid(before)


def test_a_broken_catalogue_stops_the_start_with_its_place(tmp_path: Path) -> None:
    server = Server(tmp_path, program=None)
    server.start()
    server.stop()
    path = server.data / "catalogue" / "settings.json"
    path.write_text('{"_default": {"1": {"stock":\n  oops')
    refused = server.run("serve", "--port", "0")
    assert refused.returncode == 1
    assert f"{path} cannot be read: line 2, column 3" in refused.stderr


def test_rebuild_waits_until_the_server_is_stopped(server: Server) -> None:
    assert server.run("rebuild").returncode == 1
    server.stop()
    assert server.run("rebuild").returncode == 0


def test_the_signing_key_is_its_owners_alone(server: Server) -> None:
    assert (server.data / "secret.key").stat().st_mode & 0o777 == 0o600


def test_secrets_stay_out_of_the_log() -> None:
    assert shortened("/api/v1/carts/cart_abc-_123/lines") == "/api/v1/carts/cart_…/lines"
    assert shortened("/orders/ord_xyz") == "/orders/ord_…"
    assert shortened("/render/watch/WyJ3.abc.webp") == "/render/watch/…"
