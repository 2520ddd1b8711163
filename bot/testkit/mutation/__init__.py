"""
Mutation: the bot with one value of its knowledge changed, to see whether some script notices.

A mutant is one change of one declared value. It is planted in the running process and taken out again; no source file
is touched. Scripts that hold on a mutant prove less than they seem to.
"""
