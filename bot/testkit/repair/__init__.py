"""The repair matrix: every repair act, typed as people type it, in every state of a conversation and every locale."""
