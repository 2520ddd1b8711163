"""What holds for the store on a server beyond the contract: names, expiry, size, scripts."""

import re
from pathlib import Path

import pytest

import bot.store.scripts
from bot.store.errors import LostClaimError
from bot.store.keys import UserKeys, fence_key
from bot.store.local import LocalStore
from bot.store.port import SESSION_TTL_S, Arrival, Claimed, Sayable
from bot.turn_port import Taken
from tests.bot.store.backends import RedisBackend

SENDER = "oABCDEFGHIJKLMNOPQRSTUVWXYZ1"
#: About what a case takes: see `Session` and `replies_json`.
SESSION, REPLY, ENTRY = b"s" * 800, b"r" * 120, b"t" * 250
#: Each was in Redis 7.0, which Debian has.
COMMANDS_OF_REDIS_7_0 = re.compile(
    "DEL|EXISTS|EXPIRE|EXPIREAT|EXPIRETIME|GET|HDEL|HEXISTS|HGET|HGETALL|HINCRBY|HKEYS|HLEN|HMGET|HSET|INCR|LINDEX|LPOP"
    "|LLEN|LPUSH|LRANGE|LREM|LTRIM|PEXPIRE|PUBLISH|RPUSH|SET|TIME|ZADD|ZRANGE|ZRANGEBYSCORE|ZREM|ZREMRANGEBYRANK|ZREMRANGEBYSCORE"
    "|ZREVRANGE"
)


@pytest.fixture
def backend(valkey: LocalStore, secret: bytes) -> RedisBackend:
    return RedisBackend(valkey.url, secret)


@pytest.fixture
def user(backend: RedisBackend) -> UserKeys:
    return backend.keys.user(SENDER)


def begin(backend: RedisBackend, delivery: str, post: str = "post0001") -> Claimed:
    begun = backend.store.begin(
        Arrival(sender=SENDER, delivery=delivery, created_at=1.0, post=post, parcel=b"{}" + SENDER.encode())
    )
    assert isinstance(begun, Claimed)
    return begun


def turn(backend: RedisBackend, delivery: str) -> None:
    taken = Taken(session=SESSION, reply=REPLY, transcript=ENTRY, due=(("reminder", 5),))
    backend.store.commit(begin(backend, delivery).claim, taken, created_at=1.0, sayable=Sayable.ALWAYS)


def keys_of(user: UserKeys) -> list[str]:
    return [user.record, user.deliveries, user.outbox, user.claim, user.line, user.transcript]


@pytest.mark.server
class TestOnAServer:
    def test_a_server_that_does_not_know_the_scripts_is_told(self, backend: RedisBackend) -> None:
        backend.wire.call("SCRIPT", "FLUSH")
        turn(backend, "m1")

        assert backend.store.peek(SENDER).session == SESSION

    def test_a_store_that_lost_all_does_not_give_out_the_same_fence_again(
        self, backend: RedisBackend, user: UserKeys
    ) -> None:
        old = begin(backend, "m1")
        backend.wire.call("DEL", *keys_of(user), fence_key(user.bucket))
        new = begin(backend, "m1", post="post0002")

        assert new.claim.fence > old.claim.fence
        with pytest.raises(LostClaimError):
            backend.store.commit(old.claim, Taken(session=b"old", reply=b"old"), created_at=1.0, sayable=Sayable.NEVER)

    def test_the_openid_stands_in_the_users_record_and_nowhere_else(
        self, backend: RedisBackend, user: UserKeys
    ) -> None:
        turn(backend, f"{SENDER}-m1")

        dumps = {key: backend.wire.call("DUMP", key) or b"" for key in keys_of(user)}
        assert [key for key, dump in dumps.items() if SENDER.encode() in dump] == [user.record]
        assert backend.wire.call("HGET", user.record, "id") == SENDER.encode()

    def test_whatever_is_kept_of_a_user_expires(self, backend: RedisBackend, user: UserKeys) -> None:
        turn(backend, "m1")
        begin(backend, "m2")
        backend.store.begin(Arrival(sender=SENDER, delivery="m3", created_at=1.0, post="post0003", parcel=b"{}"))

        seconds = {key: backend.wire.call("TTL", key) for key in keys_of(user)}
        assert all(0 < ttl <= SESSION_TTL_S for ttl in seconds.values()), seconds
        assert seconds[user.claim] <= 8
        assert seconds[user.record] == SESSION_TTL_S

    def test_a_promised_message_is_kept_without_the_server_naming_it(
        self, backend: RedisBackend, user: UserKeys
    ) -> None:
        begin(backend, "m1")
        backend.store.begin(Arrival(sender=SENDER, delivery="m2", created_at=1.0, post="post0002", parcel=b"{}"))

        assert backend.wire.call("LRANGE", user.line, 0, -1) == [backend.store.name_of("m2").encode() + b"{}"]

    def test_eight_turns_of_a_user_take_less_than_three_kib(self, backend: RedisBackend, user: UserKeys) -> None:
        for number in range(8):
            turn(backend, f"m{number}")
        backend.wire.call("DEL", user.outbox)

        kept = [key for key in keys_of(user) if key != user.transcript]
        assert sum(backend.wire.call("MEMORY", "USAGE", key, "SAMPLES", 0) or 0 for key in kept) <= 3 * 1024

    def test_erasing_leaves_one_key_that_expires_within_a_day(self, backend: RedisBackend, user: UserKeys) -> None:
        turn(backend, "m1")
        backend.store.erase(SENDER, at=2.0)

        assert [key for key in keys_of(user) if backend.wire.call("EXISTS", key)] == [user.deliveries]
        assert 0 < backend.wire.call("TTL", user.deliveries) <= 24 * 3600
        assert REPLY not in backend.wire.call("DUMP", user.deliveries)


def test_the_keys_of_a_user_share_the_tag_of_the_bucket(backend: RedisBackend, user: UserKeys) -> None:
    tags = {re.findall(r"\{(.*?)\}", key)[0] for key in [*keys_of(user), fence_key(user.bucket)]}

    assert tags == {f"b{user.bucket:03d}"}


def test_the_buckets_are_used_evenly(backend: RedisBackend) -> None:
    buckets = [backend.keys.user(f"user{number}").bucket for number in range(25_600)]

    assert set(buckets) == set(range(256))
    assert max(map(buckets.count, range(256))) < 160


def test_another_secret_gives_other_names(valkey: LocalStore, backend: RedisBackend) -> None:
    other = RedisBackend(valkey.url, b"another secret")

    assert backend.keys.user(SENDER).name != other.keys.user(SENDER).name
    assert backend.keys.delivery("m1") != other.keys.delivery("m1")


def test_scripts_use_commands_of_redis_7_0_only() -> None:
    folder = Path(bot.store.scripts.__file__).parent
    text = "".join(path.read_text() for path in folder.glob("*.lua"))

    used = set(re.findall(r"redis\.call\('([A-Z]+)'", text))
    assert used
    assert not [command for command in used if not COMMANDS_OF_REDIS_7_0.fullmatch(command)]
