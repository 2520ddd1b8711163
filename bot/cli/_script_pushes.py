"""What the platform pushes for a line of a script."""

from collections.abc import Mapping

from bot.sandbox.pushes import Sender


def push_of(line: Mapping[str, object], sender: Sender, links: Mapping[str, str], *, at: int) -> bytes:
    """The push, before any sealing. `links` are the choices on the user's screen, with what a tap on each sends."""
    number, text, kind = int(str(line["msg_id"])), str(line.get("text", "")), str(line.get("type", "text"))
    match kind:
        case "text":
            return sender.text(text, at=at, msg_id=number)
        case "tap":
            return _tap(str(line["choice"]), sender, links, at, number)
        case "sticker":
            return sender.sticker(at=at, msg_id=number)
        case "voice":
            return sender.sample(kind, at=at, msg_id=number, Recognition=text)
        case "event":
            return _event(line, sender, at)
    return sender.sample(kind, at=at, msg_id=number)


def _tap(choice: str, sender: Sender, links: Mapping[str, str], at: int, number: int) -> bytes:
    """
    A tap on a link sends its text, and on many accounts nothing else: that alone must do.

    A choice that was never on the screen can only come by its id, from a bubble of long ago.
    """
    if choice in links:
        return sender.text(links[choice], at=at, msg_id=number)
    return sender.text(choice, at=at, msg_id=number, menu_id=choice)


def _event(line: Mapping[str, object], sender: Sender, at: int) -> bytes:
    name, account = str(line["event"]), str(line.get("staff_account", ""))
    match name:
        case "user_authorization_revoke" | "user_authorization_cancellation":
            return sender.withdraws(at=at, closes_account=name == "user_authorization_cancellation")
        case "kf_create_session" | "kf_close_session":
            return sender.event(name, at=at, KfAccount=account)
        case "kf_switch_session":
            return sender.event(name, at=at, FromKfAccount="", ToKfAccount=account)
    return sender.event(name, at=at, key=str(line.get("event_key", "")))
