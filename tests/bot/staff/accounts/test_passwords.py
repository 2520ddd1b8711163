"""Which passwords are taken, and how they are kept."""

import pytest
from argon2 import PasswordHasher

from bot.staff.accounts.errors import WeakPasswordError
from bot.staff.accounts.passwords import checked_password, hash_of, is_outdated, is_right, made_up_password


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("elevenchars", "12 characters or more, and this one 11"),
        ("", "and this one 0"),
        ("x" * 257 + "abcdef", "at most 256"),
        ("aaaaaaaaaaaabbb", "5 different"),
        ("xiaolin123456", "Without the name"),
    ],
)
def test_a_weak_password_is_refused_and_the_message_says_why_but_not_what_it_was(password: str, why: str) -> None:
    with pytest.raises(WeakPasswordError, match=why) as refused:
        checked_password(password, name="xiaolin")
    assert not password or password not in str(refused.value)


@pytest.mark.parametrize("password", ["twelve chars", "我的密码是十二个汉字以上哦", "xiaolin and then quite some more"])
def test_others_are_taken(password: str) -> None:
    assert checked_password(password, name="xiaolin") == password


def test_the_right_password_is_told_from_others() -> None:
    kept = hash_of("twelve chars")
    assert is_right("twelve chars", kept)
    for other in ("twelve char", "Twelve chars", "", "x" * 10_000, "\ud800"):
        assert not is_right(other, kept)


def test_full_width_letters_of_an_input_method_are_the_same_password() -> None:
    assert is_right("ｔwelve　chars", hash_of("twelve chars"))


def test_two_hashes_of_one_password_differ() -> None:
    assert hash_of("twelve chars") != hash_of("twelve chars")


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not is_right("twelve chars", "")
    assert not is_right("twelve chars", "$argon2id$nonsense")


def test_a_hash_with_less_memory_is_outdated_and_one_of_now_is_not() -> None:
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("twelve chars"))
    assert not is_outdated(hash_of("twelve chars"))


def test_what_is_made_up_can_be_used_and_is_never_the_same() -> None:
    made_up = {made_up_password() for _ in range(50)}
    assert len(made_up) == 50
    for password in made_up:
        assert checked_password(password, name="lin") == password
