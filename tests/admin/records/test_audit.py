"""The audit log as a page: sentences, filters, pages."""

import re

from tests.admin.desk import Desk
from tests.api.shop import Shop


def entries(page: str) -> list[str]:
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in re.findall(r"<tr data-entry.*?</tr>", page, re.S)]


def test_entries_are_sentences_that_lead_to_what_they_are_about(shop: Shop, owner: Desk) -> None:
    shop.stock("SALMON", 4)
    number = shop.order("watch", ["black", "tan"])["number"]
    shop.act(number, "pay")
    page = owner.opens("/admin/audit").text
    assert any(f"Marked order {number} paid €100.00" in entry for entry in entries(page))
    assert f'href="/admin/orders/{number}"' in page
    assert "Counted SALMON" in page
    assert "Published watch" in page
    assert not [line for line in entries(page) if re.search(r"\b(order|stock|configurator)\.\w+", line)]


def test_the_log_is_filtered_by_kind_person_and_subject(shop: Shop, owner: Desk) -> None:
    shop.stock("SALMON", 4)
    assert all("watch" not in line for line in entries(owner.opens("/admin/audit?area=stock").text))
    assert len(entries(owner.opens("/admin/audit?area=stock").text)) == 2
    by_subject = owner.opens("/admin/audit?subject=watch")
    assert len(entries(by_subject.text)) == 2
    assert "data-chip" in by_subject.text
    assert len(entries(owner.opens("/admin/audit?who=tests").text)) == 4
    nothing = owner.opens("/admin/audit?who=nobody")
    assert "data-empty" in nothing.text
    assert 'href="/admin/audit"' in nothing.text


def test_the_log_goes_on_page_by_page(shop: Shop, owner: Desk) -> None:
    for number in range(60):
        shop.stock(f"S-{number:02}")
    first = owner.opens("/admin/audit?area=stock")
    onwards = re.search(r'href="([^"]+)" rel="next"', first.text)
    assert onwards
    second = owner.opens(onwards[1].replace("&amp;", "&"))
    seen = entries(first.text) + entries(second.text)
    assert len(seen) == 60
    assert len({line.split("of ")[-1] for line in seen}) == 60
    assert 'rel="first"' in second.text
