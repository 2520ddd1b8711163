"""Offering a person without being asked for one: a line for each reason, never more than an offer."""

from dialogs.replies import N_, Say

AMOUNT = Say(
    id="staff.offer.amount", text=N_("This is a lot of money. If you like, a person of ours looks at it with you.")
)
DEADLINE = Say(
    id="staff.offer.deadline",
    text=N_("A time limit of yours is about to end. If you like, a person of ours helps you not to miss it."),
)
DISTRESS = Say(
    id="staff.offer.distress",
    text=N_("This is hard on you, I can tell. You need not go through it with a program: a person of ours is here."),
)
LEGAL_THREAT = Say(
    id="staff.offer.legal_threat",
    text=N_("You are thinking of going to law. A person of ours can look at the case with you before that."),
)
MINOR = Say(
    id="staff.offer.minor",
    text=N_("Payments that a child made are a matter of their own. A person of ours can look at it with you."),
)
SCAM = Say(
    id="staff.offer.scam",
    text=N_("When the bank and the police know, a person of ours can go through with you what happened."),
)
USED_UP = Say(id="staff.offer.used_up", text=N_("A person of ours can go through with you what is left to try."))
