"""Pages in docs/ that are drawn from the declarations, so that they cannot be wrong."""
