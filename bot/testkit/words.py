"""The words that scripts are written in, English and Chinese: one meaning a word, each a contract."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: Written where nothing is expected: no cause yet, no reply, an unknown fact.
NOTHING = frozenset({"nothing", "没有"})

YES = frozenset({"yes", "是"})
NO = frozenset({"no", "否"})

#: Written for every locale that there is.
ALL = frozenset({"all", "全部"})


class Word(StrEnum):
    """A key of a script. The value is its English name."""

    # On top.
    PROVES = "proves"
    LOCALE = "locale"
    NOW = "now"
    SETTINGS = "settings"
    START = "start"
    ROWS = "rows"
    STEPS = "steps"
    # Where it starts; the rest of those words can be expected, too.
    FIXTURE = "fixture"
    # What the user does.
    USER = "user"
    TAP = "tap"
    PICTURE = "picture"
    VOICE = "voice"
    VIDEO = "video"
    SHORT_VIDEO = "short_video"
    LOCATION = "location"
    LINK = "link"
    STICKER = "sticker"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    EVENT = "event"
    # What staff do.
    STAFF = "staff"
    RETRY = "retry"
    # What time does.
    WAIT = "wait"
    UNTIL = "until"
    # The rest of a step.
    INCLUDE = "include"
    EXPECT = "expect"
    # What can be expected.
    REPLY = "reply"
    REPLIES = "replies"
    NO_REPLY = "no_reply"
    CHOICES = "choices"
    CHOICE_TEXTS = "choice_texts"
    OFFERS = "offers"
    OFFERS_NOT = "offers_not"
    SAID = "said"
    NOT_SAID = "not_said"
    MORE = "more"
    STATE = "state"
    PHASE = "phase"
    OWNER = "owner"
    ACT = "act"
    SIGNALS = "signals"
    FACTS = "facts"
    GROUNDS = "grounds"
    TOP = "top"
    CAUSE = "cause"
    VARIANT = "variant"
    REMEDY = "remedy"
    RUNG = "rung"
    TAKEN = "taken"
    EVIDENCE = "evidence"
    DRAFT = "draft"
    DRAFT_SAYS = "draft_says"
    DRAFT_SAYS_NOT = "draft_says_not"
    DUE = "due"
    ACTIVE = "active"
    SAME_REPLY = "same_reply"
    ASKED_AT_MOST = "asked_at_most"


CHINESE: Mapping[Word, tuple[str, ...]] = {
    Word.PROVES: ("证明",),
    Word.LOCALE: ("语言",),
    Word.NOW: ("现在",),
    Word.SETTINGS: ("设置",),
    Word.START: ("开始",),
    Word.FIXTURE: ("预设",),
    Word.ROWS: ("数据",),
    Word.STEPS: ("步骤",),
    Word.USER: ("用户",),
    Word.TAP: ("点", "点击"),
    Word.PICTURE: ("图片",),
    Word.VOICE: ("语音",),
    Word.VIDEO: ("视频",),
    Word.SHORT_VIDEO: ("小视频",),
    Word.LOCATION: ("位置",),
    Word.LINK: ("链接",),
    Word.STICKER: ("表情",),
    Word.FOLLOW: ("关注",),
    Word.UNFOLLOW: ("取消关注",),
    Word.EVENT: ("事件",),
    Word.STAFF: ("客服",),
    Word.RETRY: ("重发",),
    Word.WAIT: ("等待",),
    Word.UNTIL: ("等到",),
    Word.INCLUDE: ("引用",),
    Word.EXPECT: ("期望",),
    Word.REPLY: ("回复",),
    Word.REPLIES: ("全部回复",),
    Word.NO_REPLY: ("不回复",),
    Word.CHOICES: ("选项",),
    Word.CHOICE_TEXTS: ("选项文字",),
    Word.OFFERS: ("可选",),
    Word.OFFERS_NOT: ("不可选",),
    Word.SAID: ("说到",),
    Word.NOT_SAID: ("没说",),
    Word.MORE: ("还有下页",),
    Word.STATE: ("状态",),
    Word.PHASE: ("阶段",),
    Word.OWNER: ("归属",),
    Word.ACT: ("意图",),
    Word.SIGNALS: ("信号",),
    Word.FACTS: ("事实",),
    Word.GROUNDS: ("理由",),
    Word.TOP: ("首位原因",),
    Word.CAUSE: ("原因",),
    Word.VARIANT: ("细分原因",),
    Word.REMEDY: ("解决办法",),
    Word.RUNG: ("下一步",),
    Word.TAKEN: ("已做",),
    Word.EVIDENCE: ("证据",),
    # On top: nobody has said yet what the script is for. Expected: the words to send.
    Word.DRAFT: ("文案", "草稿"),
    Word.DRAFT_SAYS: ("文案说到",),
    Word.DRAFT_SAYS_NOT: ("文案没说",),
    Word.DUE: ("提醒",),
    Word.ACTIVE: ("主动消息",),
    Word.SAME_REPLY: ("回复不变",),
    Word.ASKED_AT_MOST: ("最多提问",),
}

HEAD = (Word.PROVES, Word.DRAFT, Word.LOCALE, Word.NOW, Word.SETTINGS, Word.START, Word.ROWS, Word.STEPS)
START = (
    Word.FIXTURE, Word.FACTS, Word.GROUNDS, Word.STATE, Word.VARIANT, Word.RUNG, Word.TAKEN, Word.OWNER, Word.LOCALE,
)  # fmt: skip
TIMES = (Word.WAIT, Word.UNTIL)
ACTIONS = (
    Word.USER, Word.TAP, Word.PICTURE, Word.VOICE, Word.VIDEO, Word.SHORT_VIDEO, Word.LOCATION, Word.LINK,
    Word.STICKER, Word.FOLLOW, Word.UNFOLLOW, Word.EVENT, Word.STAFF, Word.RETRY, *TIMES,
)  # fmt: skip
STEP = (*ACTIONS, Word.INCLUDE, Word.EXPECT)
EXPECTATIONS = (*tuple(Word)[tuple(Word).index(Word.REPLY) :], Word.LOCALE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that may stand at one place, by whatever name they are written."""

    allowed: tuple[Word, ...]
    _by_name: dict[str, Word] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._by_name.update((name, word) for word in self.allowed for name in names(word))

    def get(self, name: str) -> Word | None:
        return self._by_name.get(name)

    def __iter__(self) -> Iterator[str]:
        """Every name, English first."""
        yield from sorted(self._by_name, key=lambda name: not name.isascii())


def names(word: Word) -> tuple[str, ...]:
    return (str(word), *CHINESE[word])


HEAD_WORDS = Words(HEAD)
START_WORDS = Words(START)
STEP_WORDS = Words(STEP)
EXPECTATION_WORDS = Words(EXPECTATIONS)
