"""What drafts demand, in a few words for the page before them."""

from dialogs.replies import N_

THE_MONEY = N_("the money back, by the way you paid")
THE_MONEY_ANYHOW = N_("the money back; by another way only as agreed in writing")
THE_NUMBER = N_("the refund number, its date and status; the refund itself if it was not started")
A_NEW_REFUND = N_("a new refund and its number")
THE_ACCOUNT = N_("which account it went to, and when")
ANOTHER_CARD = N_("the refund to another card of yours")
THE_SUM = N_("the sum item by item, and what was kept without a reason")
ANOTHER_TRY = N_("another try, with the same refund number")
DELIVERY_OR_MONEY = N_("delivery, or else the money back, freight included")
SIGNATURE_OR_MONEY = N_("proof of who signed for it, or else the money back")
AN_ADDRESS = N_("a return address, then the money back")
PROOF_OR_MONEY = N_("proof of the exception, or else the money back")
TERMS_OR_MONEY = N_("where the terms stood, or else the money back")
A_SETTLEMENT = N_("a settlement that both can agree to")
A_TRANSFER = N_("the money by transfer, agreed in writing")
A_REVIEW = N_("reasons, a way to appeal, and a human review")
AN_INQUIRY = N_("that the breach is looked into, and word of what came of it")
THE_STATUS = N_("the refund's status, and the account that it goes to")
