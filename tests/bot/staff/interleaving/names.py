"""Who is at the desk."""

STAFF = ("li", "wang")
#: Passes on and puts back what a colleague has.
LEAD = "lead"
