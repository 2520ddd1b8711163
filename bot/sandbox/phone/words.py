"""What is written on the phone around the chat."""

from collections.abc import Mapping
from gettext import NullTranslations

from dialogs.replies import N_, Msgid

#: By the names that the page and its scripts use.
WORDS: Mapping[str, Msgid] = {
    "account": N_("Refund helper"),
    "about": N_("Finds out why a Mini Program refund did not arrive, and what to do about it."),
    "how_it_works": N_(
        "This phone is for trying things out. What it sends is signed, encrypted and posted to your bot just as WeChat would."
    ),
    "follow": N_("Follow"),
    "unfollow": N_("Unfollow"),
    "followed": N_("You followed the account"),
    "unfollowed": N_("You left the account. It has forgotten you."),
    "one": N_("Lin"),
    "two": N_("Wang"),
    "three": N_("Chen"),
    "people": N_("Whose phone this is"),
    "write": N_("Write a message"),
    "send": N_("Send"),
    "attach": N_("Send something else"),
    "picture": N_("Picture"),
    "voice": N_("Voice message"),
    "sticker": N_("Sticker"),
    "location": N_("Location"),
    "picture_note": N_("A picture. It stays on your machine: only a made-up name for it is sent."),
    "to_menu": N_("Show the account's menu"),
    "to_keyboard": N_("Show the keyboard"),
    "menu": N_("Menu of the account"),
    "log": N_("Conversation"),
    "options": N_("Options"),
    "close": N_("Close"),
    "waiting": N_("Waiting for the bot"),
    "asked_again": N_("No answer yet. WeChat asks a second time."),
    "asked_last": N_("No answer yet. WeChat asks a third and last time."),
    "no_reply": N_("No reply: none was due"),
    "handed_over": N_("Handed over to the staff desk"),
    "handed_over_first": N_("The bot wrote this on its own."),
    "tapped_menu": N_("Menu: %(label)s"),
    "copied": N_("Copied"),
    "not_copied": N_("This browser did not let me copy. Mark the text and copy it yourself."),
    "gone": N_(
        "The bot cannot be reached. Start it again with `make run` or `refundbot run`; this page then goes on by itself."
    ),
    "refused": N_("The phone could not do that: %(reason)s"),
    "clock": N_("Clock"),
    "forward_hour": N_("+1 hour"),
    "forward_day": N_("+1 day"),
    "forward_49h": N_("+49 hours"),
    "forward_to": N_("To a date"),
    "set": N_("Set"),
    "clock_note": N_("Forward only, and only for this person. What falls due in between is said."),
    "clock_moved": N_("The clock was set forward to %(moment)s"),
    "clock_not_ahead": N_("Choose a time after the present one, at most ten years ahead."),
    "ahead": N_("Set forward: %(moment)s"),
    "script": N_("Save as a script"),
    "script_title": N_("This chat as a test"),
    "script_note": N_("Save it as %(file)s and run it with:"),
    "script_proves": N_("What was said on the phone on %(day)s is answered the same way again."),
    "script_empty": N_("There is nothing to save yet. Write something first."),
    "download": N_("Download"),
    "copy_script": N_("Copy"),
    "start_over": N_("Start over"),
    "start_over_note": N_("Empties this chat; the bot forgets this person."),
    "language": N_("中文"),
    "theme": N_("Light or dark"),
    "details": N_("What the turn did"),
    "details_of": N_("What this turn did"),
    "details_empty": N_("Choose the mark beside a bubble to see here what the turn did."),
    "details_none": N_("Nothing is known of this turn: the bot's memory could not be read, or no turn was taken."),
    "not_delivered": N_("Not delivered."),
    "why_late": N_(
        "The bot did not answer within 5 seconds, each of the three times that WeChat asks. Its log says why."
    ),
    "why_refused": N_("WeChat does not take such an answer: %(complaint)s. The bot's log says more."),
    "late": N_("Late: WeChat asked %(posts)s times."),
    "unreachable": N_(
        "On WeChat this would not arrive: a bot may write first only within 48 hours of the user's last typed message."
    ),
    "reachable": N_("On WeChat only a verified account may write first."),
    "took": N_("Time"),
    "posts": N_("Posts"),
    "size": N_("Size"),
    "size_of": N_("%(bytes)s of 2,048 bytes"),
    "act": N_("Act"),
    "signals": N_("Signals"),
    "replies": N_("Replies"),
    "where": N_("Where the conversation is"),
    "facts": N_("Facts"),
    "grounds": N_("Grounds"),
    "ranking": N_("Ranking"),
    "speaks_for": N_("For"),
    "speaks_against": N_("Against"),
    "still_open": N_("Still open"),
    "own_words": N_("their own words"),
    "concluded": N_("Concluded"),
    "remedy": N_("Remedy"),
    "due": N_("Falls due"),
    "nothing": N_("none"),
    "copy_keys": N_("Press C to copy, Enter to see what the turn did"),
    "help_keys": N_("Arrow up: bubbles. Enter: what the turn did. C: copy. Esc: back."),
    "need_scripts": N_("This page needs JavaScript."),
}


def words_of(catalog: NullTranslations) -> dict[str, str]:
    """All of them in one language."""
    return {name: catalog.gettext(msgid) for name, msgid in WORDS.items()}
