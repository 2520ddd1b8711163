"""What a user can show, in the words of a checklist."""

from dialogs.replies import N_

ORDER_PAGE = N_("The order page, with the order number")
BILL = N_("The WeChat bill, with the transaction number and the merchant's order number")
CHAT = N_("The chat with the seller, with dates")
CLAIM = N_("Your refund request and what came back")
STATUS = N_("The screen that shows the refund's status")
STATEMENT = N_("Your wallet and card statements since the refund date")
ERROR = N_("The error message, as the seller sent it")
PHOTOS = N_("Photos or a video of the fault, the packing and the label")
PROMISE = N_("The product page, and what the seller promised")
WAYBILL = N_("The return waybill and its delivery record")
EXCLUSION = N_("The order page, showing what you had to confirm")
SELLER_NAME = N_("The seller's full registered name, as on the bill")
IDENTITY = N_("Your real name, phone number and address")
DECISION = N_("The result of the earlier complaint")
NO_REPLY = N_("The payment company's answer, or proof that none came")
GUARDIAN = N_("Proof that you are the child's guardian, and the payment records")
CONTRACT = N_("The contract or course terms, and the payment record")

ORDER = (ORDER_PAGE, BILL, CHAT)
