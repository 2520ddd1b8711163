"""Does the bot say what the documents that the project started from say, or the corrected fact in its place?"""
