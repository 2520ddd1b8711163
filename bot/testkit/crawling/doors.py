"""Where a crawl comes in: the first page, what people write first, and what they may say in every place."""

from collections.abc import Iterable, Iterator

from bot.testkit.crawling.spot import Spot
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.places import OPENING, TYPED, Place, find_places, stand
from bot.testkit.repair.talk import Message, Standing, Talk
from dialogs.states import Phase, phase_of

#: Facts that nobody is asked for and that few tell first: numbers, a parcel sent back, ways to pay, a second refund.
_TOLD_FIRST = {
    "zh_Hans": (
        "商家退款说成功但没到账，订单号4200001234202611180000000001，退款单号50300001234202611180000000001",
        "商家收到退货后一直不退款，东西11月10号寄回去的",
        "我11月5号申请退款，11月10号联系了商家，商家一直不理我，11月12号在微信支付投诉了",
        "商家不给我退款，我是在小程序里付的钱",
        "商家不给我退款，钱是私下转给了老板",
        "我有两笔退款，一笔是水杯商家拆封了不给退，一笔是衣服商家说退了一个星期钱没到账",
        "12315受理了，正在调解",
        "12315不受理，说材料不全",
    ),
    "zh_Hant": (
        "商家說退款成功但沒到帳，訂單號4200001234202611180000000001，退款單號50300001234202611180000000001",
        "商家收到退貨後一直不退款，東西11月10號寄回去的",
        "我11月5號申請退款，11月10號聯繫了商家，商家一直不理我，11月12號在微信支付投訴了",
        "商家不給我退款，我是在小程式裡付的錢",
        "商家不給我退款，錢是私下轉給了老闆",
        "我有兩筆退款，一筆是水杯商家說拆封了不給退，一筆是衣服商家說退了一個星期錢沒到帳",
        "12315受理了，正在調解",
        "12315不受理，說資料不齊",
    ),
    "en": (
        "The shop says refund success but no money came. Order number 4200001234202611180000000001, "
        "refund number 50300001234202611180000000001",
        "The shop got my parcel back and still has not refunded, I sent it back on November 10",
        "I applied on November 5, contacted the seller on November 10, no reply, complained to WeChat Pay on the 12th",
        "The seller refuses my refund, I paid in the mini program",
        "The seller refuses my refund, I transferred the money to their personal account",
        "I have two refunds. The seller refuses the mug because I opened the box; the shop says it refunded the "
        "trousers a week ago but no money came",
        "12315 accepted it, mediation is running",
        "12315 refused my complaint: papers incomplete",
    ),
}
#: Asked wherever something new is known or advised: the answers and the proof on these pages are other ones each time.
_EVERYWHERE = {
    "zh_Hans": ("我的情况", "改一个答案", "需要准备哪些证据？", "还有一笔退款也没到账，另一家店的", "已经到了"),
    "zh_Hant": ("我的情況", "改一個答案", "需要準備哪些證據？", "還有一筆退款也沒到帳，另一家店的", "已經到了"),
    "en": (
        "my case",
        "change an answer",
        "what proof do I need?",
        "I have a second refund with another shop that has not come either",
        "it has come",
    ),
}


def doors(talk: Talk, locale: str, stories: Iterable[str] = ()) -> Iterator[Spot]:
    """
    The first page; what each story leads to when it is the first thing that is written; every place that words alone
    lead to; and once in each phase what each repair act opens. (The repair matrix tries them in every state.)

    Raises `LostWayError` when a place that words are to be said in cannot be reached any more.
    """
    openings = (*OPENING[locale], *(Message(text=told) for told in (*_TOLD_FIRST[locale], *stories)))
    for message in openings:
        yield Spot(exchange=talk.send(message, Standing()), door=str(message))
    for place in _places(talk):
        yield from _from(talk, place, locale)


def asides(locale: str) -> tuple[Message, ...]:
    """What is said on the way, wherever a new step is advised or something new is known."""
    return tuple(Message(text=text) for text in _EVERYWHERE[locale])


def _places(talk: Talk) -> Iterator[Place]:
    """Those that words lead to, and of the others the first of each phase."""
    by_words, phases = {each.name for each in TYPED}, set[Phase]()
    for place in find_places(talk):
        # Nobody was led to a place that was set, so nothing that is said there counts as reached.
        is_first = phase_of(place.state) not in phases
        if not place.is_set and (is_first or place.name in by_words):
            phases.add(phase_of(place.state))
            yield place


def _from(talk: Talk, place: Place, locale: str) -> Iterator[Spot]:
    standing = stand(talk, place, locale)
    for repair in ALL_REPAIRS:
        first = next(iter(repair.wordings[locale]), ())
        # What switches the language opens pages of another locale.
        if first and not repair.answered_in:
            yield Spot(exchange=talk.send(first[0], standing), door=f"{place.name}: {first[0]}")
