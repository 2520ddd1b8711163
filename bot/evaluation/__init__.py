"""How well understanding does on sentences that it never learned from, in plain arithmetic: no numeric library."""
