"""The wheel, installed in a fresh environment without the checkout."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest
from httpx2 import Client

from tests.server.process import Server

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment with the locked dependencies and the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "venv")
    bin = folder / "venv" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(bin / "python"), "--disable-pip-version-check"]
    pip += ["install", "--quiet", "--no-compile"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", *map(str, folder.glob("*.whl"))], check=True, capture_output=True)
    return bin


def test_the_wheel_serves_the_demo_shop(installed: Path, tmp_path: Path) -> None:
    server = Server(tmp_path, "demo", installed / "configurator")
    server.start()
    with Client(base_url=server.url, timeout=60) as client:
        page = client.get("/c/field-watch")
        styles = client.get("/static/css/shop.css")
        german = client.get("/cart", headers={"Cookie": "pc_lang=de"})
    server.stop()
    assert page.status_code == 200
    assert 'data-option="strap-tan"' in page.text
    assert styles.status_code == 200
    assert "Warenkorb" in german.text


def test_a_foreign_package_in_the_way_is_named(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_text("")
    command = [str(installed / "python"), "-c", "import sys; sys.path.insert(0, '.'); import configurator"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode != 0
    assert "settings.py hides this program's own package" in done.stderr
