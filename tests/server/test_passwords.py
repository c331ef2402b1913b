"""Many who sign in at once: some wait, the rest are told to come again, and nobody else notices."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime

from configurator.accounts.password import HASHER
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Books
from tests.server.process import Server

ADA, SECRET = "ada@example.com", "correct horse battery"
MANY = 40
MEGABYTE = 1024 * 1024


def with_ada(server: Server) -> None:
    def work(books: Books) -> None:
        user = books.people.add_user(ADA, "Ada", Role.OWNER, "en", datetime.now(UTC))
        books.people.save_user(replace(user, password=HASHER.hash(SECRET)))

    ledger = open_ledger(server.data / "ledger.sqlite3")
    ledger.write(work).result()
    ledger.close()


def test_a_crowd_of_strangers_waits_or_comes_again_and_a_known_device_gets_in(server: Server) -> None:
    with_ada(server)
    headers = {"Origin": server.url}
    known = server.client()
    assert known.post("/admin/login", data={"email": ADA, "password": SECRET}, headers=headers).status_code == 303
    before = server.peak_memory()

    def guess(number: int) -> tuple[int, str]:
        own = headers | {"X-Forwarded-For": f"192.0.2.{number}"}
        with server.client() as client:
            form = {"email": f"guess-{number}@example.com", "password": "a wrong guess"}
            answer = client.post("/admin/login", data=form, headers=own)
            return answer.status_code, answer.headers.get("retry-after", "")

    with ThreadPoolExecutor(MANY) as pool:
        guesses = [pool.submit(guess, number) for number in range(MANY)]
        wait(guesses, return_when=FIRST_COMPLETED)
        answer = known.post("/admin/login", data={"email": ADA, "password": SECRET}, headers=headers)
        waiting = [guess for guess in guesses if not guess.done()]
        outcomes = [guess.result() for guess in guesses]
    known.close()
    assert answer.status_code == 303
    assert {status for status, _ in outcomes} == {422, 429}
    assert {again for status, again in outcomes if status == 429} == {"5"}
    assert waiting, "the known device is not kept behind the crowd"
    assert server.peak_memory() - before < 3 * 64 * MEGABYTE
