"""Text -> `Utterance`. Whatever depends on a language is data, and comes in as `Phrases`."""

from dialogs.understanding.phrases import Phrases
from dialogs.understanding.secrets import masked
from dialogs.understanding.understand import understand

__all__ = ["Phrases", "masked", "understand"]
