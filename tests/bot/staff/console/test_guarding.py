"""What browsers are told, and that no text becomes markup."""

import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.staff.console.guarding import POLICY
from bot.staff.port import CauseRow, FactRow, Line, Suggestion
from tests.bot.staff.console.conftest import OPEN, Enter, Person
from tests.bot.staff.console.fake_desk import MemoryDesk, a_pack

PAGES = ("", "login", "keys", f"conversations/{OPEN}", "conversations/unknown", "nothing/here", "static/console.js")
HOSTILE = '"\'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}<a href="javascript:alert(1)">'


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_headers(path: str, chen: Person) -> None:
    headers = chen.get(path, buffered=True).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == ("no-cache" if "static" in path else "no-store")


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'none';")
    assert "unsafe" not in POLICY
    assert set(re.findall(r"'[\w-]+'|https?:\S*|\*", POLICY)) == {"'none'", "'self'"}


@pytest.mark.parametrize("path", [page for page in PAGES if "static" not in page])
def test_no_page_has_scripts_or_styles_of_its_own(path: str, chen: Person) -> None:
    page = Markup(chen.get(path).text)
    assert page.inline == []
    assert all(source.startswith("/staff/static/") for source in page.sources)


def test_the_check_of_pages_finds_what_is_inline() -> None:
    planted = Markup('<p style="x" onclick="y"></p><script>z</script><a href="javascript:1"></a>')
    assert planted.inline == ["style", "onclick", "script", "href"]


@pytest.mark.parametrize("path", [page for page in PAGES if "static" not in page])
def test_every_form_that_changes_something_has_a_token(path: str, chen: Person) -> None:
    page = chen.get(path).text
    forms = re.findall(r'<form method="post".*?</form>', page, re.DOTALL)
    assert forms
    assert [form for form in forms if not re.search('name="csrf" value="[^"]+"', form)] == []


def test_a_post_of_another_site_is_refused(chen: Person, desk: MemoryDesk) -> None:
    chen.headers["Sec-Fetch-Site"] = "cross-site"
    assert chen.post(f"conversations/{OPEN}/take", csrf="csrf-1", key="k").status_code == 403
    assert desk.actions == []


def test_too_much_is_not_read(chen: Person) -> None:
    assert chen.post(f"conversations/{OPEN}/note", csrf="csrf-1", key="k", text="x" * 70_000).status_code == 413


@pytest.mark.parametrize("owner", ["staff", "queued"])
def test_no_text_of_anybody_becomes_markup(owner: str, enter: Enter, desk: MemoryDesk) -> None:
    talk = desk.talks[OPEN]
    strings: dict[str, Any] = {
        each.name: HOSTILE for each in fields(talk.card) if isinstance(getattr(talk.card, each.name), str)
    }
    kept: dict[str, Any] = {
        "name": OPEN,
        "owner": owner,
        "account": "chen",
        "state": f"asking.{HOSTILE}",
        "amount": "12",
    }
    talk.card = replace(talk.card, **{**strings, **kept})
    line = Line(at=0, who="user", account=HOSTILE, text=HOSTILE, in_reader_language=HOSTILE)
    talk.lines = [line, replace(line, who=HOSTILE)]
    talk.notes = [line]
    talk.pack = _hostile_pack(talk.card)
    talk.whole = {HOSTILE: HOSTILE}
    chen = enter("chen")
    for page in (chen.sees(), chen.sees("?text=" + HOSTILE.replace("#", ""))):
        markup = Markup(page)
        assert markup.inline == []
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "49" not in re.findall(r"[^\d]49[^\d]", page)
    assert chen.sees().count("&lt;script&gt;alert(1)") > 20


def test_what_was_typed_into_any_form_does_not_become_markup(chen: Person, desk: MemoryDesk) -> None:
    desk.is_down = True
    for field in ("text", "slot", "value", "state", "to", HOSTILE):
        page = chen.post(f"conversations/{OPEN}/reply", csrf=HOSTILE, key=HOSTILE, **{field: HOSTILE})
        assert Markup(page.text).inline == []
        assert "<script>alert" not in page.text
    assert Markup(chen.get(f"nothing?{HOSTILE}").text).inline == []


def _hostile_pack(card: Any) -> Any:
    row = FactRow(slot=HOSTILE, topic=HOSTILE, value=HOSTILE, answer=HOSTILE, choices=(), is_masked=True)
    choice = replace(row, slot="delivery", choices=((HOSTILE, HOSTILE),), is_masked=False)
    reasons = (HOSTILE,)
    cause = CauseRow(
        cause=HOSTILE,
        name=HOSTILE,
        probability=0.5,
        speaks_for=reasons,
        speaks_against=reasons,
        still_open=reasons,
    )
    return a_pack(
        card,
        summary=HOSTILE,
        facts=(row, choice),
        missing=(replace(row, slot="x"),),
        causes=(cause,),
        steps=reasons,
        dates=reasons,
        evidence=reasons,
        suggestions=(Suggestion(kind=HOSTILE, id=HOSTILE, text=HOSTILE, in_reader_language=HOSTILE),),
        states=((HOSTILE, HOSTILE),),
        due=((2_000_000_000, HOSTILE),),
    )


class Markup(HTMLParser):
    """What a browser would run of a page, and what it would fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.sources: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.inline += [name for name in names if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.inline.append(tag)
        if any(
            (names.get(each) or "").strip().lower().startswith(("javascript:", "data:")) for each in ("href", "src")
        ):
            self.inline.append("href")
        self.sources += [names[each] or "" for each in ("src",) if each in names]
        if tag == "link":
            self.sources.append(names.get("href") or "")
