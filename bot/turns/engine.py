"""One turn, exactly once: claim, load, take, render, commit. What a turn does is the dialogue's."""

import os
import threading
import time
from binascii import b2a_base64
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from bot.answers import SILENCE, Answer
from bot.errors import BotError
from bot.incoming import Incoming
from bot.store.errors import LostClaimError, StoreDownError
from bot.store.port import Answered, Arrival, Claimed, Free, Gone, Owed, Sayable, Store, Waiting
from bot.turn_port import Dialogue, Taken
from bot.turns.failpoints import Failpoints, Step, no_failpoints
from bot.turns.outcomes import UNANSWERED, Outcome, Unanswered
from bot.turns.pace import Pace
from bot.turns.parcels import pack, unpack
from bot.turns.posts import Post, Watch, unwatched
from bot.turns.renewal import Keeping, Renewal, Unrenewed
from bot.turns.waiting_room import WaitingRoom

_log = structlog.get_logger()


class SessionBusyError(BotError):
    """Others were before this message again and again."""


class Turns:
    """
    Takes turns on a store that many workers share. Threads may share it, and it may be made before a fork.

    `waiting_room` is how many threads of this process may wait for a turn that somebody else runs:
    a quarter of the worker's threads. Without `renews` no claim is renewed, and no thread started for that: where one
    user is served by one thread.
    """

    def __init__(
        self,
        store: Store,
        dialogue: Dialogue,
        clock: Callable[[], datetime],
        *,
        waiting_room: int = 4,
        pace: Pace | None = None,
        failpoints: Failpoints = no_failpoints,
        watch: Watch = unwatched,
        renews: bool = True,
    ) -> None:
        self._store = store
        self._dialogue = dialogue
        self._clock = clock
        self._room = WaitingRoom(waiting_room)
        self._pace = pace or Pace()
        self._pass = failpoints
        self._watch = watch
        longest = self._pace.longest_turn_s
        self._renewal: Keeping = Renewal(store, longest_turn_s=longest) if renews else Unrenewed()

    def take(self, incoming: Incoming) -> Answer:
        """
        The answer of that delivery's one turn, whichever POST this is and whichever worker took it.

        UNANSWERED when WeChat has hung up meanwhile and posts again; SILENCE when nothing is due.
        What the dialogue raises is raised, and then nothing has happened. A store that is down is
        an answer, not an error.
        """
        post = Post(incoming=incoming, arrival=_arrival(incoming), since=time.monotonic())
        try:
            answer = self._take(post)
        except StoreDownError:
            answer = post.ends(Outcome.UNAVAILABLE, self._dialogue.unavailable())
        finally:
            self._log(post)
        if incoming.answerable or isinstance(answer, Unanswered):
            return answer
        return SILENCE

    def _take(self, post: Post) -> Answer:
        self._pass(Step.BEFORE_BEGIN)
        for _ in range(self._pace.most_begins):
            answer = self._begin(post)
            if answer is not None:
                return answer
        raise SessionBusyError("A message found its user busy at every try. Is a turn of the user failing for ever?")

    def _begin(self, post: Post) -> Answer | None:
        """The answer, or None when it is time to begin again."""
        start = time.monotonic()
        begun = self._store.begin(post.arrival)
        post.steps["begin"] = time.monotonic() - start
        match begun:
            case Claimed(parcel=None):
                return self._run_own(post, begun)
            case Claimed():
                self._run_first_in_line(begun)
                return None
            case Waiting(attempt=attempt):
                return self._wait(post, attempt)
        return self._settle(post, begun)

    def _settle(self, post: Post, known: Answered | Gone) -> Answer:
        if isinstance(known, Answered):
            return post.ends(Outcome.REPEATED, self._dialogue.answer(known.reply))
        return post.ends(Outcome.GONE, SILENCE)

    # The turn itself

    def _run_own(self, post: Post, claimed: Claimed) -> Answer | None:
        post.log["attempt"] = claimed.attempt
        try:
            return post.ends(Outcome.TAKEN, self._run(post, claimed))
        except LostClaimError:
            # Somebody took over, or may: their reply is the reply.
            _log.warning("claim_lost", delivery=claimed.claim.delivery)
            return None

    def _run_first_in_line(self, claimed: Claimed) -> None:
        try:
            self._run_other(claimed)
        except LostClaimError:
            _log.warning("claim_lost", delivery=claimed.claim.delivery)

    def _run_other(self, claimed: Claimed) -> None:
        """The turn of a message that was first in line: its reply is fetched by its own POST, or from the outbox."""
        incoming = unpack(claimed.parcel or b"")
        post = Post(incoming=incoming, arrival=_arrival(incoming), since=time.monotonic())
        post.log["attempt"] = claimed.attempt
        try:
            self._run(post, claimed)
            post.outcome = Outcome.TAKEN
        except (StoreDownError, LostClaimError):
            raise
        except Exception as error:  # noqa: BLE001 - nobody of that POST is here to be told, and ours goes on
            _log.error("turn_failed", delivery=claimed.claim.delivery, error=type(error).__name__)
        finally:
            self._log(post)

    def _run(self, post: Post, claimed: Claimed) -> Answer:
        with self._renewal.keeping(claimed.claim):
            try:
                answer, has_owed = self._decide_and_commit(post, claimed)
            except (StoreDownError, LostClaimError):
                raise
            except BaseException:
                self._release(claimed)
                raise
        self._pass(Step.AFTER_COMMIT)
        if has_owed:
            self._start_line(claimed.claim.sender)
        return answer

    def _decide_and_commit(self, post: Post, claimed: Claimed) -> tuple[Answer, bool]:
        self._pass(Step.AFTER_BEGIN)
        start = time.monotonic()
        taken = self._dialogue.take(claimed.stored, post.incoming, self._clock())
        decided = time.monotonic()
        self._pass(Step.AFTER_TAKE)
        # Before the commit, so that a reply which cannot be said is not kept either.
        answer = taken.answer if taken.answer is not None else self._dialogue.answer(taken.reply)
        post.steps["take"], post.steps["render"] = decided - start, time.monotonic() - decided
        post.reply_bytes = len(answer.text.encode(errors="replace"))
        self._pass(Step.AFTER_ANSWER)
        post.log.update(taken.log)
        if not post.incoming.answerable:
            taken = replace(taken, drained=0)
        start = time.monotonic()
        has_owed = self._commit(post, claimed, taken, answer)
        post.steps["commit"] = time.monotonic() - start
        post.unclear = taken.unclear
        return answer, has_owed

    def _commit(self, post: Post, claimed: Claimed, taken: Taken, answer: Answer) -> bool:
        is_late = claimed.attempt >= self._pace.last_attempt and post.age_s > self._pace.late_s
        sayable = Sayable.ALWAYS if is_late else Sayable.IF_TOLD
        if not (answer.text and post.incoming.answerable):
            sayable = Sayable.NEVER
        return self._store.commit(claimed.claim, taken, created_at=post.arrival.created_at, sayable=sayable)

    def _release(self, claimed: Claimed) -> None:
        try:
            self._store.release(claimed.claim)
        except StoreDownError:
            # It lapses by itself.
            _log.warning("claim_not_released", delivery=claimed.claim.delivery)

    # Waiting

    def _wait(self, post: Post, attempt: int) -> Answer | None:
        post.log["attempt"] = attempt
        with self._room.place() as has_place:
            if not has_place:
                return self._owe(post)
            if self._look_until(post, self._pace.patience_s(attempt)):
                return None
        if attempt < self._pace.last_attempt:
            return post.ends(Outcome.UNANSWERED, UNANSWERED)
        return self._owe(post)

    def _look_until(self, post: Post, end_s: float) -> bool:
        """Whether the waiting has come to something before that age."""
        look_s = self._pace.first_look_s
        while post.age_s < end_s:
            time.sleep(max(0.0, min(look_s, end_s - post.age_s)))
            if not isinstance(self._store.look(post.arrival), Waiting):
                return True
            look_s = min(look_s * 1.5, self._pace.longest_look_s)
        return False

    def _owe(self, post: Post) -> Answer | None:
        match self._store.owe(post.arrival):
            case Owed():
                return post.ends(Outcome.STILL_WORKING, self._dialogue.still_working())
            case Free():
                return None
            case known:
                return self._settle(post, known)

    # What was promised

    def _start_line(self, sender: str) -> None:
        threading.Thread(target=self._run_line, args=(sender,), name="line", daemon=True).start()

    def _run_line(self, sender: str) -> None:
        """Take the turns that nobody waits for any more; what fails here is taken when the user writes next."""
        try:
            while claimed := self._store.begin_next(sender, _name_post()):
                self._run_other(claimed)
        except (StoreDownError, LostClaimError) as error:
            _log.warning("line_left", error=type(error).__name__)

    def _log(self, post: Post) -> None:
        _log.info(
            "turn",
            delivery=self._store.name_of(post.arrival.delivery),
            outcome=post.outcome,
            ms=round(post.age_s * 1000, 1),
            **post.log,
        )
        self._watch(post)


def _arrival(incoming: Incoming) -> Arrival:
    return Arrival(
        sender=incoming.sender,
        delivery=incoming.delivery,
        created_at=incoming.created_at.timestamp(),
        post=_name_post(),
        parcel=pack(incoming),
    )


def _name_post() -> str:
    return b2a_base64(os.urandom(6), newline=False).decode()
