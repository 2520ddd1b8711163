"""Proof: what a step needs of it, what the user has, what a picture shows, and what would help most."""

from dialogs.acts import Act
from dialogs.catalog import Choice, Evidence, Rung
from dialogs.diagnosis import LIKELY, Turning, turning_fact
from dialogs.refunds import guidance
from dialogs.refunds.ladder.evidence import (
    ALL_EVIDENCE,
    CHAT,
    CLAIM,
    EVIDENCE_BY_ID,
    ORDER_PAGE,
    PHOTOS,
    STATUS,
    WAYBILL,
)
from dialogs.replies import N_, Say, Term
from dialogs.slots import SLOTS
from dialogs.speaking import choices
from dialogs.speaking.facts_in_words import topic_of
from dialogs.turn import Turn

#: What `confirming` is about while a picture waits for its name.
PICTURE = "picture"
#: Stands for a picture that nobody has named.
UNNAMED = "image"
#: So many things can be ticked at once: more would push the answers off the screen.
MOST_TICKED = 4
#: What most pictures are of, where no step says what is needed.
_USUAL = (ORDER_PAGE, CHAT, STATUS, PHOTOS, CLAIM, WAYBILL)

EVIDENCE = Say(id="evidence.head", text=N_('For the step "%(step)s" have this ready (✓ you have it):'))
HAVE = Say(id="evidence.have", text=N_("✓ %(item)s"), tight=True)
MISSING = Say(id="evidence.missing", text=N_("○ %(item)s"), tight=True)
GENERAL = Say(
    id="evidence.general",
    text=N_(
        "Keep the order page, the payment record, the chat with the seller, and photos or videos of the goods. Which "
        "of them counts depends on the step; let us first find that."
    ),
)
TICK = Say(id="evidence.tick", text=N_("Tap what you have already:"))
NOTED = Say(id="evidence.noted", text=N_("Noted: you have this. %(item)s"))
ALL_THERE = Say(id="evidence.all_there", text=N_("You have all that this step needs."))
WHAT_IS_IT = Say(
    id="evidence.what_is_it",
    text=N_("I cannot look into pictures, but I note that you have it. Which proof is it?"),
)
UNNAMED_NOTED = Say(
    id="evidence.unnamed_noted", text=N_("All right. I only note that you have a picture, without a name for it.")
)
HELPS_FACT = Say(
    id="help.fact",
    text=N_('What would help now: to know "%(topic)s". If the answer is "%(answer)s", the step to take is: %(step)s.'),
)
HELPS_PROOF = Say(id="help.proof", text=N_("What would help now is this proof: %(item)s"))

CHOICES = tuple(Choice(id=f"evidence.{each.id}", label=each.label, evidence=each.id) for each in ALL_EVIDENCE)


def list_evidence(turn: Turn) -> None:
    """What the step on the table needs, ticked where the user has it; and the one thing that would help most."""
    rung = turn.rung
    if rung is None or not rung.evidence:
        turn.say(GENERAL, choices=(choices.BACK.id,))
        say_what_would_help(turn)
        return
    say_list(turn, rung)
    turn.say(guidance.EVIDENCE_NOTE)
    say_what_would_help(turn)
    _offer_to_tick(turn, missing_of(turn))


def say_list(turn: Turn, rung: Rung) -> None:
    turn.say(EVIDENCE, step=Term(rung.title))
    for item in rung.evidence:
        turn.say(HAVE if has(turn, item) else MISSING, item=Term(item.name))


def has(turn: Turn, item: Evidence) -> bool:
    return item.id in turn.session.case.evidence


def missing_of(turn: Turn) -> tuple[Evidence, ...]:
    """What the step on the table needs and the user has not, weightiest first."""
    return () if turn.rung is None else tuple(item for item in turn.rung.evidence if not has(turn, item))


def _offer_to_tick(turn: Turn, items: tuple[Evidence, ...]) -> None:
    if items:
        turn.say(TICK, choices=(*(f"evidence.{item.id}" for item in items[:MOST_TICKED]), choices.BACK.id))
    else:
        turn.say(ALL_THERE, choices=(choices.BACK.id,))


def say_what_would_help(turn: Turn) -> None:
    """The one missing fact that would turn the advice; where none would, the weightiest missing proof."""
    found = turning_fact(turn.catalog, turn.facts, turn.told, turn.grounds)
    missing = missing_of(turn)
    if found is not None:
        _say_turning(turn, found)
    elif missing:
        turn.say(HELPS_PROOF, item=Term(missing[0].name))


def say_what_was_not_known(turn: Turn) -> None:
    """What somebody was asked and could not tell, where the answer would lead to another step than the one advised."""
    unknown = [SLOTS[slot] for slot in turn.session.case.closed]
    found = turning_fact(turn.catalog, turn.facts, turn.told, turn.grounds, unknown, LIKELY) if unknown else None
    if found is not None:
        _say_turning(turn, found)


def _say_turning(turn: Turn, found: Turning) -> None:
    turn.say(
        HELPS_FACT,
        topic=topic_of(turn.catalog, found.question.slot),
        answer=Term(found.answer.label),
        step=Term(turn.catalog.rungs[found.step].title),
    )


def tick(turn: Turn) -> None:
    """Something is ticked off the checklist."""
    item = _picked(turn)
    assert item is not None, "only a choice ticks something"
    _keep(turn, item.id)
    turn.say(NOTED, item=Term(item.name))
    _offer_to_tick(turn, missing_of(turn))


def _picked(turn: Turn) -> Evidence | None:
    return None if turn.chosen is None else EVIDENCE_BY_ID.get(turn.chosen.evidence)


def _keep(turn: Turn, item: str) -> None:
    kept = turn.session.case.evidence
    if item == UNNAMED or item not in kept:
        kept.append(item)
    del kept[:-20]


def is_picture(turn: Turn) -> bool:
    return turn.utterance.media == "image"


def ask_kind(turn: Turn) -> None:
    """Which proof the picture is: asked once, of what the step needs or of the usual things."""
    turn.session.confirming = PICTURE
    wanted = missing_of(turn) or _USUAL
    offered = tuple(f"evidence.{item.id}" for item in wanted[:6])
    turn.say(WHAT_IS_IT, choices=(*offered, choices.SOMETHING_ELSE.id, choices.DONT_KNOW.id))


def keep_picture(turn: Turn) -> None:
    _keep(turn, UNNAMED)
    turn.say(UNNAMED_NOTED)


def is_named(turn: Turn) -> bool:
    """Whether the message says which proof a picture is, or that none of those named fits, or else nothing at all."""
    declined = turn.utterance.act in {Act.DONT_KNOW, Act.SKIP, Act.DENY, Act.UNKNOWN}
    picked = turn.utterance.choice == choices.SOMETHING_ELSE.id
    return _picked(turn) is not None or declined or picked


def name_picture(turn: Turn) -> None:
    """The answer to which proof it is; any other answer leaves the picture without a name."""
    item = _picked(turn)
    turn.session.confirming = ""
    _keep(turn, item.id if item is not None else UNNAMED)
    if item is not None:
        turn.say(NOTED, item=Term(item.name))
    elif is_named(turn):
        turn.say(UNNAMED_NOTED)
