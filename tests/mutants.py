"""Do the tests notice small faults in the domain? `python -m tests.mutants --count 30 --seed 1` puts some in and sees.

Everything happens in a copy of the tree; with `TMPDIR=/dev/shm` it is off the disk, which is quicker.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.mutation import Place, places

ROOT = Path(__file__).parents[1]
LEFT_OUT = (".git", ".venv", "__pycache__", ".hypothesis", ".*_cache")
ONE_TEST = 900
"""After so many seconds in one test a mutant hangs; on a busy machine some tests take minutes."""
SLOW = ("test_every_sequence.py", "test_rules_end_to_end.py")
"""What takes longer than all beside it, and comes last."""
MEMORY = 6 * 2**30
"""Of so many bytes a mutant that grows without end is short."""
SOUND = "tests/layers/stock"
"""Tests that pass as long as tests can be run at all."""
PYTEST = ("-x", "-q", "-p", "no:randomly", "--hypothesis-seed=0")
WATCHED = ("-o", f"faulthandler_timeout={ONE_TEST}", "-o", "faulthandler_exit_on_timeout=true")
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
HANGS = "(it hangs)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--allowed", type=int, default=2, help="how many may survive")
    parser.add_argument("--limit", type=int, default=3600, help="seconds for the tests of one mutant")
    asked = parser.parse_args()
    survived = 0
    with TemporaryDirectory(prefix="mutants") as folder:
        tree, random = Path(folder, "tree"), Random(asked.seed)
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if failed := failing(tree, [SOUND], asked.limit):
            sys.exit(f"without any fault: {failed}")
        killers = set()
        for place in chosen(tree, asked.count, random):
            fault = random.choice(place.faults)
            where, change = f"{place.path.relative_to(tree)}:{place.line}", f"{_flat(place.old)} -> {_flat(fault)}"
            killer = tried(tree, place, fault, asked.limit)
            survived += not killer
            killers |= {killer.split("[")[0]} if "::" in killer else set()
            print(f"{'killed  ' if killer else 'SURVIVED'}  {where}  {change}  {killer}", flush=True)
        if killers and (failed := failing(tree, sorted(killers), asked.limit)):
            sys.exit(f"{failed} fails by itself")
    print(f"{survived} of {asked.count} survived")
    sys.exit(survived > asked.allowed)


def chosen(tree: Path, count: int, random: Random) -> list[Place]:
    """Places at random, each in a function of its own as long as there are enough of them."""
    files = [*tree.glob("layers/**/*.py"), *tree.glob("configurator/ordering/**/*.py")]
    files += tree.glob("configurator/**/evaluations.py")
    found = [place for path in sorted(files) for place in places(path)]
    random.shuffle(found)
    first = {(place.path, place.function): place for place in reversed(found)}
    return sorted(found, key=lambda place: place is not first[place.path, place.function])[:count]


def tried(tree: Path, place: Place, fault: str, limit: int) -> str:
    """The first test that fails with the fault; empty if none does."""
    source = place.path.read_bytes()
    place.path.write_bytes(place.with_fault(fault))
    try:
        return next(filter(None, (failing(tree, tests, limit) for tests in watching(tree, place.path))), "")
    finally:
        place.path.write_bytes(source)


def watching(tree: Path, path: Path) -> list[list[str]]:
    """The tests that could see a fault in a file, the quickest first, in the sets to run one after the other."""
    if path.stem == "evaluations":
        importing = [
            test for test in sorted(tree.glob("tests/**/test_*.py")) if "evaluations import" in test.read_text()
        ]
        return [[str(test.relative_to(tree)) for test in importing], ["tests/api"]]
    at_home = path.relative_to(tree).parts[0] == "layers"
    folders = ("layers", "ordering", "api", "shop") if at_home else ("ordering", "api", "mail", "shop", "admin")
    sets = [[str(test.relative_to(tree)) for test in sorted(tree.glob(f"tests/{one}/**/test_*.py"))] for one in folders]
    own = [test for test in sets[0] if test.endswith(f"/test_{path.stem}.py")]
    slow = [test for tests in sets for test in tests if test.endswith(SLOW)]
    rest = ([test for test in tests if test not in (*own, *slow)] for tests in sets)
    return [tests for tests in (own, *rest, slow) if tests]


def failing(tree: Path, tests: list[str], limit: int) -> str:
    """The first of these tests that fails; empty if all pass."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *PYTEST, *WATCHED, *tests]
    process = subprocess.Popen(
        command,
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    try:
        said = process.communicate(timeout=limit)[0].decode(errors="replace")
    except subprocess.TimeoutExpired:
        return HANGS
    finally:
        _end(process)
    if process.returncode == 0:
        return ""
    return next(iter(FAILED.findall(said)), HANGS if "Timeout (" in said else said[-300:])


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing that the tests started outlives them."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _flat(code: str) -> str:
    return " ".join(code.split())


if __name__ == "__main__":
    main()
