"""What a user can show, in the words of a checklist."""

from dialogs.catalog import Evidence
from dialogs.replies import N_

ORDER_PAGE = Evidence(
    id="order_page",
    label=N_("Order page"),
    name=N_("The order page, with the order number"),
)
BILL = Evidence(
    id="bill",
    label=N_("WeChat bill"),
    name=N_("The WeChat bill, with the transaction number and the merchant's order number"),
)
CHAT = Evidence(
    id="chat",
    label=N_("Chat with the seller"),
    name=N_("The chat with the seller, with dates"),
)
CLAIM = Evidence(
    id="claim",
    label=N_("My refund request"),
    name=N_("Your refund request and what came back"),
)
STATUS = Evidence(
    id="status",
    label=N_("Refund status"),
    name=N_("The screen that shows the refund's status"),
)
STATEMENT = Evidence(
    id="statement",
    label=N_("Account statements"),
    name=N_("Your wallet and card statements since the refund date"),
)
ERROR = Evidence(
    id="error",
    label=N_("Error message"),
    name=N_("The error message, as the seller sent it"),
)
PHOTOS = Evidence(
    id="photos",
    label=N_("Photos or video"),
    name=N_("Photos or a video of the fault, the packing and the label"),
)
PROMISE = Evidence(
    id="promise",
    label=N_("Product page"),
    name=N_("The product page, and what the seller promised"),
)
WAYBILL = Evidence(
    id="waybill",
    label=N_("Return waybill"),
    name=N_("The return waybill and its delivery record"),
)
TRACKING = Evidence(
    id="tracking",
    label=N_("Delivery tracking"),
    name=N_("The tracking page: when, where and to whom it was delivered"),
)
EXCLUSION = Evidence(
    id="exclusion",
    label=N_("What I confirmed"),
    name=N_("The order page, showing what you had to confirm"),
)
SELLER_NAME = Evidence(
    id="seller_name",
    label=N_("Name on the bill"),
    name=N_("The seller's full registered name, as on the bill"),
)
IDENTITY = Evidence(
    id="identity",
    label=N_("My name and phone"),
    name=N_("Your real name, phone number and address"),
)
DECISION = Evidence(
    id="decision",
    label=N_("Earlier result"),
    name=N_("The result of the earlier complaint"),
)
NO_REPLY = Evidence(
    id="no_reply",
    label=N_("Company’s answer"),
    name=N_("The payment company's answer, or proof that none came"),
)
GUARDIAN = Evidence(
    id="guardian",
    label=N_("Guardian proof"),
    name=N_("Proof that you are the child's guardian, and the payment records"),
)
CONTRACT = Evidence(
    id="contract",
    label=N_("Contract or terms"),
    name=N_("The contract or course terms, and the payment record"),
)

ORDER = (ORDER_PAGE, BILL, CHAT)

ALL_EVIDENCE = (
    ORDER_PAGE, BILL, CHAT, CLAIM, STATUS, STATEMENT, ERROR, PHOTOS, PROMISE, WAYBILL, TRACKING, EXCLUSION,
    SELLER_NAME, IDENTITY, DECISION, NO_REPLY, GUARDIAN, CONTRACT,
)  # fmt: skip

EVIDENCE_BY_ID = {each.id: each for each in ALL_EVIDENCE}
