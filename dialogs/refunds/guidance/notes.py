"""Said under a list of proof, and under the steps still to come."""

from dialogs.replies import N_, Say

EVIDENCE_NOTE = Say(
    id="evidence.note",
    text=N_("Take screenshots that show date and name, and cover ID and card numbers before you hand them in."),
)
ESCALATION_NOTE = Say(
    id="escalation.note",
    text=N_(
        "Go in this order, and keep a copy of each step: the next desk may ask for it. Choose either 12315 or the "
        "consumer association; the second is refused."
    ),
)
