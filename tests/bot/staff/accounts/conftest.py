import pytest

from tests.bot.staff.accounts.crew import Crew


@pytest.fixture
def crew() -> Crew:
    """Nobody yet."""
    return Crew()
