"""Random walks: whatever people, staff and the clock do in whatever order, some things always hold."""
