"""What a pack says in words of its own, about the conversation; the pages' words are the console's."""

from collections.abc import Mapping

from dialogs.replies import N_, Msgid
from dialogs.staffing import BEGIN_CASE
from dialogs.states import Phase

#: What staff did, by its doing; `%(about)s` is a slot, an account, an outcome.
EVENTS: Mapping[str, Msgid] = {
    "take": N_("%(account)s took the conversation"),
    BEGIN_CASE: N_("%(account)s opened the case"),
    "set_fact": N_("%(account)s set a fact: %(about)s"),
    "drop_fact": N_("%(account)s took out a fact: %(about)s"),
    "hand_over": N_("%(account)s handed over to the bot. %(about)s"),
    "requeue": N_("%(account)s put it back into the queue"),
    "transfer": N_("%(account)s passed it on to %(about)s"),
    "snooze": N_("%(account)s snoozed it"),
    "close": N_("%(account)s closed it: %(about)s"),
    "set_locale": N_("%(account)s set the language"),
}
#: What came instead of words.
MEDIA: Mapping[str, Msgid] = {
    "image": N_("[picture]"),
    "voice": N_("[voice message]"),
    "video": N_("[video]"),
    "shortvideo": N_("[video]"),
    "location": N_("[place]"),
    "link": N_("[link]"),
    "sticker": N_("[sticker]"),
}
OTHER_MEDIA = N_("[something without words]")
#: What speaks for a cause beside facts: how the user told it.
OWN_WORDS = N_("Their own words")
#: What a platform told, instead of a message.
HAPPENED: Mapping[str, Msgid] = {
    "subscribe": N_("[follows the account]"),
    "scan": N_("[scanned the QR code]"),
    "click": N_("[menu]"),
    "tick": N_("[the clock]"),
}
STATES: Mapping[Phase, Msgid] = {
    Phase.IDLE: N_("At the beginning"),
    Phase.ASKING: N_("Ask: %(topic)s"),
    Phase.CLARIFYING: N_("Ask which cause it is"),
    Phase.CONFIRMING: N_("Ask for a confirmation"),
    Phase.ADVISING: N_("Advise: %(topic)s"),
    Phase.FOLLOWING_UP: N_("Follow up: %(topic)s"),
    Phase.WARNING: N_("Warn of a scam"),
    Phase.CLOSED: N_("Finished"),
}
FALLS_DUE = N_("%(at)s: %(step)s")
DONT_KNOW = N_("Does not know, or does not say")
