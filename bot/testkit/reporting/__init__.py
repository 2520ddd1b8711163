"""What a run came to, for those who were not there: JUnit XML, JSON, HTML, Markdown."""
