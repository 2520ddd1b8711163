"""The pages on the real desk: what staff see of a conversation, and what they may do."""

import re
from datetime import timedelta

import pytest

from bot.building import build_dialogue
from bot.dialogue import RefundDialogue
from bot.settings import Settings
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.port import Doing, Refusal
from tests.bot.staff.console.conftest import Person
from tests.bot.staff.console.real_site import RealSite

ORDER = "4200001234202611180000000001"


@pytest.fixture(scope="module")
def dialogue() -> RefundDialogue:
    return build_dialogue(Settings(REFUNDBOT_DESK="console"))


@pytest.fixture
def site(dialogue: RefundDialogue) -> RealSite:
    return RealSite(dialogue)


def rows(person: Person, query: str) -> int:
    return person.sees(f"?{query}").count('<a class="row')


def counts(person: Person) -> dict[str, int]:
    found = re.findall(r'id="tab-(\w+)".*?<span class="count[^"]*">(\d+)', person.sees(""))
    return {queue: int(count) for queue, count in found}


# Lists


def test_a_conversation_moves_through_the_queues_and_the_counts_follow(site: RealSite) -> None:
    chen, li = site.enter("chen"), site.enter("li")
    site.office.says("我用微信付了6000元，商家拒绝退款")
    assert (counts(chen)["bot"], counts(chen)["waiting"]) == (1, 0)
    site.office.says("转人工")
    assert (counts(chen)["bot"], counts(chen)["waiting"]) == (0, 1)
    chen.does("take", site.office.name)
    assert (counts(chen)["mine"], counts(li)["taken"]) == (1, 1)
    until = int((site.now() + timedelta(days=1)).timestamp())
    chen.does("snooze", site.office.name, until=str(until))
    assert (counts(chen)["mine"], counts(chen)["snoozed"]) == (0, 1)
    site.office.now += timedelta(days=1, seconds=1)
    chen.does("take", site.office.name, key="again")
    chen.does("close", site.office.name, to="advised")
    assert counts(chen) == {"waiting": 0, "mine": 0, "taken": 0, "bot": 0, "snoozed": 0, "closed": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1),
        ("reason=amount", 1),
        ("reason=asked", 0),
        ("least=6000", 1),
        ("least=6001", 0),
        ("locale=zh_Hans", 1),
        ("locale=en", 0),
        ("text=large+amount", 1),
        ("text=nothing+fits", 0),
    ],
)
def test_filters_and_search_find_it(query: str, found: int, site: RealSite) -> None:
    site.office.says("我用微信付了6000元，商家拒绝退款")
    site.office.says("转人工")
    assert rows(site.enter(), f"queue=waiting&{query}") == found


# The conversation


@pytest.mark.parametrize(("language", "refused"), [("en", "The seller refuses"), ("zh-CN", "商家拒绝退款")])
def test_the_diagram_and_the_heading_say_where_it_is_and_what_it_is(
    language: str, refused: str, site: RealSite
) -> None:
    site.office.says("商家拒绝退款，没有理由，货没拆封")
    reader = site.enter(language=language)
    phases = set()
    for text in ("没收到回复", "不清楚", "不清楚", "我已经做了"):
        page = reader.sees(site.page)
        (phase,) = re.findall(r'class="phase present" data-phase="(\w+)"', page)
        phases.add(phase)
        site.office.says(text)
    assert "asking" in phases
    assert refused in reader.sees(site.page)


def test_set_replies_are_of_the_cause_in_the_users_language_with_the_readers_beside_it(site: RealSite) -> None:
    site.office.says("我付了1280元，商家一直不回复")
    site.does(Doing.TAKE)
    english, chinese = site.enter(language="en").sees(site.page), site.enter(language="zh-CN").sees(site.page)
    assert "商家没有回应" in english
    assert "The seller is not responding" in english
    assert "The seller is not responding" not in chinese
    # The draft is filled with the case's facts; what staff have not unmasked stays a gap.
    assert "请将1280元原路退回" in english
    assert "【订单号】" in english
    site.does(Doing.SET_FACT, slot="merchant_response", value="refused")
    assert "商家没有回应" not in site.enter().sees(site.page)


def test_looking_at_suggestions_tells_the_user_nothing(site: RealSite) -> None:
    site.office.says("商家一直不回复")
    site.does(Doing.TAKE)
    site.office.sent()
    site.enter().sees(site.page)
    assert site.office.waiting() == []


def test_a_suggestion_that_is_sent_reaches_the_user_in_their_language(site: RealSite) -> None:
    site.office.says("商家一直不回复")
    chen = site.enter()
    chen.does("take", site.office.name)
    site.office.sent()
    text = re.findall(r'<input type="hidden" name="text" value="([^"]*)"', chen.sees(site.page))[0]
    chen.does("reply", site.office.name, text=text)
    assert site.office.sent() == [f"人工客服：{text}"]


def test_an_edited_fact_moves_the_ranking_and_the_page_says_by_how_much(site: RealSite) -> None:
    site.office.says("商家一直不回复")
    chen = site.enter()
    chen.does("take", site.office.name)
    page = chen.follows(chen.does("set_fact", site.office.name, slot="merchant_response", value="refused"))
    assert re.findall(r'id="cause-(\w+)"', page)[0] == "merchant_refused"
    assert re.search(r'moved up">was \d+%', page)


def test_it_can_be_snoozed_until_a_date_of_the_case(site: RealSite) -> None:
    site.office.says("商家拒绝退款，没有理由，11月19日我在微信投诉了商家")
    for _ in range(6):
        if site.office.pack().due:
            break
        site.office.says("我已经做了" if site.office.pack().card.state.startswith("advising") else "不清楚")
    site.does(Doing.TAKE)
    chen = site.enter()
    at, what = site.office.pack().due[0]
    offered = re.findall(r'<option value="(\d+)">([^<]*)', chen.sees(site.page).split('id="until"')[1])
    assert offered[0][0] == str(at)
    assert what.split(":")[0][:6] in offered[0][1]
    chen.does("snooze", site.office.name, until=str(at))
    assert rows(chen, "queue=snoozed") == 1


def test_what_was_agreed_is_said_when_that_is_ticked_and_else_kept_for_staff(site: RealSite) -> None:
    site.office.says("商家一直不回复")
    chen = site.enter()
    chen.does("take", site.office.name)
    site.office.sent()
    chen.does("hand_over", site.office.name, text="周五前退款", value="for_user")
    assert "周五前退款" in "".join(site.office.sent())
    chen.does("take", site.office.name, key="again")
    site.office.sent()
    chen.does("hand_over", site.office.name, text="is in a hurry", key="again")
    assert "hurry" not in "".join(site.office.sent())
    assert "is in a hurry" in chen.sees(site.page)


# Numbers


def test_numbers_are_masked_until_somebody_unmasks_them_and_that_is_written_down(site: RealSite) -> None:
    site.office.says(f"商家一直不回复，订单号{ORDER}，电话13812345678")
    site.does(Doing.TAKE)
    chen = site.enter()
    page = chen.sees(site.page)
    assert ORDER not in page
    assert "13812345678" not in page
    csrf = re.findall('name="csrf" value="([^"]+)"', page)[0]
    assert ORDER in chen.post(f"{site.page}/unmask", csrf=csrf).text
    (entry,) = site.audited(Audited.UNMASK)
    assert (entry.account, entry.outcome) == ("chen", Outcome.DONE)
    assert entry.conversation == site.crew.people.audit.pseudonym(site.office.name)
    assert ORDER not in chen.sees(site.page)


def test_an_auditor_reads_and_unmasks_nothing(site: RealSite) -> None:
    site.office.says(f"商家一直不回复，订单号{ORDER}")
    auditor = site.enter("an")
    page = auditor.sees(site.page)
    assert "商家一直不回复" in page
    csrf = re.findall('name="csrf" value="([^"]+)"', page)[0]
    assert ORDER not in auditor.post(f"{site.page}/unmask", csrf=csrf).text
    assert site.audited(Audited.UNMASK) == []


# Roles


def test_an_auditor_changes_nothing(site: RealSite) -> None:
    site.office.says("转人工")
    auditor = site.enter("an")
    for doing in Doing:
        assert auditor.does(doing, site.office.name, text="x", to="li").status_code == 409
    assert auditor.post("cases", csrf="x", whom="oSomebody", locale="en").status_code == 409
    assert site.office.pack().card.owner == "queued"


def test_a_lead_gives_away_what_a_colleague_has_and_an_agent_does_not(site: RealSite) -> None:
    site.office.says("转人工")
    site.does(Doing.TAKE, "li")
    agent, lead = site.enter("chen"), site.enter("wu")
    refused = agent.does("transfer", site.office.name, to="chen")
    assert refused.status_code == 409
    assert site.office.pack().card.account == "li"
    assert "Transferred" in lead.follows(lead.does("transfer", site.office.name, to="chen"))
    assert site.office.pack().card.account == "chen"
    assert lead.does("reply", site.office.name, text="hello").status_code == 409
    assert "Back in the queue" in lead.follows(lead.does("requeue", site.office.name))
    assert site.office.pack().card.owner == "queued"


@pytest.mark.parametrize("to", ["an", "nobody"])
def test_nothing_is_transferred_to_somebody_who_could_not_answer(to: str, site: RealSite) -> None:
    site.office.says("转人工")
    site.does(Doing.TAKE)
    chen = site.enter()
    assert "does not fit here" in chen.does("transfer", site.office.name, to=to).text
    assert site.office.pack().card.account == "chen"


def test_who_opens_a_case_that_a_colleague_has_is_told_so(site: RealSite) -> None:
    site.office.says("转人工")
    site.does(Doing.TAKE, "li")
    chen = site.enter("chen")
    csrf = re.findall('name="csrf" value="([^"]+)"', chen.sees(""))[0]
    refused = chen.post("cases", csrf=csrf, whom="ouser1", locale="en")
    assert refused.status_code == 409
    assert "li has it already" in refused.text
    assert (site.office.pack().card.account, site.office.pack().card.locale) == ("li", "zh_Hans")


def test_a_case_for_a_stranger_is_theirs_who_opened_it(site: RealSite) -> None:
    chen = site.enter("chen")
    csrf = re.findall('name="csrf" value="([^"]+)"', chen.sees(""))[0]
    page = chen.follows(chen.post("cases", csrf=csrf, whom="oSomebodyNew", locale="en"))
    assert "The case is open, and with you." in page
    assert "Nothing is known yet" in page


# The audit


def test_the_audit_says_who_did_what_and_holds_no_text_and_no_name(site: RealSite) -> None:
    site.office.says(f"我付了1280元，商家一直不回复，订单号{ORDER}")
    chen = site.enter()
    chen.does("take", site.office.name)
    chen.does("reply", site.office.name, text="words that nobody else reads")
    chen.does("note", site.office.name, text="a note that nobody else reads")
    page = site.enter("wu").sees("audit")
    for done in ("Took over", "Replied", "Wrote a note", "Signed in"):
        assert done in page
    assert site.crew.people.audit.pseudonym(site.office.name) in page
    for kept_out in ("nobody else reads", ORDER, "1280", site.office.name, "ouser1"):
        assert kept_out not in page.replace("/staff/conversations", "")


@pytest.mark.parametrize(("account", "status"), [("chen", 403), ("wu", 200), ("an", 200)])
def test_the_audit_is_for_leads_and_auditors(account: str, status: int, site: RealSite) -> None:
    person = site.enter(account)
    assert person.get("audit").status_code == status
    assert ('id="audit-link"' in person.sees("")) is (status == 200)


def test_a_lead_sees_at_a_conversation_who_did_what_in_it(site: RealSite) -> None:
    site.office.says("转人工")
    site.does(Doing.TAKE, "li")
    lead = site.enter("wu")
    lead.does("transfer", site.office.name, to="chen")
    (address,) = re.findall(r'href="/staff/(audit\?conversation=[^"]+)"', lead.sees(site.page))
    page = lead.sees(address)
    assert page.count("<tr>") == 2
    assert "Transferred → chen" in page
    assert "audit?conversation" not in site.enter("chen").sees(site.page)


def test_a_refusal_is_in_the_audit_too(site: RealSite) -> None:
    site.office.says("转人工")
    site.does(Doing.TAKE, "li")
    assert site.enter("chen").does("reply", site.office.name, text="x").status_code == 409
    assert [entry.outcome for entry in site.audited(Audited.REPLY)] == [Outcome(Refusal.NOT_YOURS)]
    assert "was not theirs" in site.enter("wu").sees("audit?what=reply")


# News


def test_what_changes_while_a_stream_opens_is_told(site: RealSite) -> None:
    """Between the stream's first line and its first wait a page has fetched itself: nothing may fall in there."""
    chen = site.enter()
    stream = iter(chen.get("events").response)
    assert next(stream) == b"retry: 3000\n\n"
    site.office.says("转人工")
    assert next(stream) == b"event: changed\ndata: 1\n\n"
