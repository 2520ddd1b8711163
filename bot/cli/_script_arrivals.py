"""What arrived of a turn, held against what the turn said."""

from collections.abc import Mapping

from bot.sandbox.client import Seen
from bot.testkit.beside import ScriptChannel
from bot.testkit.running import WrongDeliveryError


def demand_the_page(seen: Seen, channel: ScriptChannel, got: Mapping[str, object]) -> None:
    """Raises `WrongDeliveryError` unless what arrived is the very page that the channel's last turn made."""
    record = channel.overheard.record
    page = channel.dialogue.page_of(record)
    expected = page.text if page is not None else ""
    if seen.notice:
        raise WrongDeliveryError(expected or "nothing", f"{seen.notice} ({seen.complaint})", got)
    is_transfer = seen.bubble is not None and seen.bubble.is_transfer
    if is_transfer is not bool(record.get("transfer")) or seen.text != expected:
        raise WrongDeliveryError(expected or "nothing", seen.text or "nothing", got)
