"""Whom people ask after by name ("where do I find 12315?"), and the steps that say how to reach them."""

from collections.abc import Mapping

#: By topic: ids of steps. The first that the ladder on the table has, or else the first of all, is told.
OFFICES: Mapping[str, tuple[str, ...]] = {
    "regulator": ("consumer_authority", "delay_complaint"),
    "wechat_pay": ("call_wechat_pay",),
    "bill": ("bill_complaint", "continue_complaint"),
    #: Where it is not said for what: of a WeChat Shop its own desk, else a complaint in the Mini Program comes first.
    "platform": ("shop_step_in", "mini_program_complaint", "mini_program_step_in"),
    "step_in": ("mini_program_step_in", "shop_step_in"),
    "payment_authority": ("payment_authority",),
    "court": ("small_claims",),
}
