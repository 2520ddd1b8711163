"""The words that users send: in Simplified Chinese for mainland desks, filled from the case, sober, with one demand."""

from dialogs.refunds.drafts import forms, telling, timeline, tones
from dialogs.replies import Say

#: What drafts share; their own texts are declared with the steps.
ALL_SAYS: tuple[Say, ...] = (
    *forms.ALL_SAYS,
    *telling.ALL_SAYS,
    *timeline.ALL_SAYS,
    *tones.ALL_SAYS,
)
