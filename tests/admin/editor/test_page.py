"""The page of the editor: who may open it, what it brings along, and what it says without JavaScript."""

import json
import re
from typing import Any

import pytest
from httpx2 import Response

from configurator.languages import LANGUAGES, translations
from configurator.stores.ledger.books.people import Role
from tests.admin.conftest import SignsIn
from tests.admin.desk import Desk
from tests.api.shop import Shop

BOOT = re.compile(r'<script type="application/json" id="boot">(.*?)</script>', re.DOTALL)


def begun_with(answer: Response) -> dict[str, Any]:
    found = BOOT.search(answer.text)
    assert found
    content: dict[str, Any] = json.loads(found[1])
    return content


@pytest.mark.parametrize("role", [Role.OWNER, Role.DESIGNER])
def test_whoever_designs_gets_the_draft_and_who_they_are(shop: Shop, signs_in: SignsIn, role: Role) -> None:
    draft = shop.ok("GET", "/configurators/watch")
    boot = begun_with(signs_in(role).opens("/admin/configurators/watch"))
    assert {name: boot["draft"][name] for name in draft if name != "updated_at"} == {
        name: value for name, value in draft.items() if name != "updated_at"
    }
    assert boot["person"]["role"] == role
    assert boot["addresses"]["api"] == "/api/v1/configurators/watch"


def test_a_keeper_of_stock_designs_nothing(keeper: Desk) -> None:
    assert keeper.opens("/admin/configurators/watch").status_code == 403


def test_there_is_no_editor_for_what_does_not_exist(designer: Desk) -> None:
    assert designer.opens("/admin/configurators/nothing").status_code == 404


def test_words_of_a_draft_end_no_element(shop: Shop, designer: Desk) -> None:
    title = "</script><script src=//evil.example>&lt;"
    shop.ok("POST", "/configurators", {"id": "odd", "title": title, "views": [{"id": "front"}], "layers": []})
    answer = designer.opens("/admin/configurators/odd")
    assert begun_with(answer)["draft"]["title"] == title
    assert "evil.example>" not in answer.text.replace(json.dumps(title)[1:-1].replace("<", "\\u003c"), "")


def test_the_page_allows_only_our_own_files(designer: Desk) -> None:
    answer = designer.opens("/admin/configurators/watch")
    assert "script-src 'self'; style-src 'self'" in answer.headers["content-security-policy"]
    without_data = BOOT.sub("", answer.text)
    assert not re.search(r"<[^>]+\s(style|on\w+)=", without_data)
    assert not re.search(r"<script(?![^>]*src=)|<style", without_data)


def test_the_page_says_that_it_needs_javascript_and_leads_back(designer: Desk) -> None:
    text = designer.opens("/admin/configurators/watch").text
    assert "The editor needs JavaScript." in text
    assert 'href="/admin/configurators"' in text


def test_the_list_leads_to_the_editor(designer: Desk) -> None:
    assert 'href="/admin/configurators/watch"' in designer.opens("/admin/configurators").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editor_speaks_the_persons_language(designer: Desk, language: str) -> None:
    designer.posts("/admin/account/language", {"language": language, "back": "/admin/configurators"})
    words = begun_with(designer.opens("/admin/configurators/watch"))["words"]
    if language == "en":
        assert words == {}
    else:
        assert words["Publish"] == translations(language).gettext("Publish") != "Publish"
        counted = translations(language).ngettext("%(number)s layer", "%(number)s layers", 2)
        assert words["%(number)s layer"]["other"] == counted
