"""What keeps people from being robbed while they wait for a refund. It beats everything else."""

from dialogs.refunds.figures import public
from dialogs.replies import N_, Say

#: Goes with every step that sends the user to a "customer service" contact.
NO_FEE_NO_CODE = Say(
    id="safety.no_fee_no_code",
    text=N_(
        "Real customer service never asks you for a code or password, to share your screen, to install an app, or to "
        "pay before a refund. If someone does, stop: it is a scam."
    ),
)
#: Goes with telephone numbers.
MAINLAND_NUMBERS = Say(id="safety.mainland_numbers", text=N_("These are mainland China numbers."), tight=True)
#: The state `warning`.
SCAM = Say(
    id="warning.scam",
    text=N_(
        "Stop here, please: this looks like a scam. Do not give anyone a code or password, do not share your screen, "
        "install nothing, and pay nothing to get a refund.\n\nIf you have already paid or told them something: call "
        "your bank at once and ask it to freeze the money, then call the police on %(police_line)s. The anti-fraud "
        "line is %(anti_fraud_line)s. Both are mainland China numbers."
    ),
)
#: After a message in which a code, password, card or ID number was taken out.
SECRET_REMOVED = Say(
    id="safety.secret_removed",
    text=N_(
        "Your message held a code or number that should stay secret. I have not kept it. Please never send such things in a chat."
    ),
)

ALL_SAYS = (NO_FEE_NO_CODE, MAINLAND_NUMBERS, SCAM, SECRET_REMOVED)
#: Answers "says who?" for the warning.
SOURCES = (public.POLICE_LINE, public.ANTI_FRAUD_LINE)
