"""A phone in the browser, at /sandbox/: it talks to the bot that runs on this machine as WeChat would."""
