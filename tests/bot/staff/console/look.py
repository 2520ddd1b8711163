"""
`python tests/bot/staff/console/look.py [zh_Hans|en]`: the console with samples, to look at. Ctrl-C stops it.

Sign in as chen, li (agents), wu (lead) or an (auditor); the password is printed.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]


def main(language: str = "zh_Hans") -> None:
    sys.path.insert(0, str(ROOT))
    from tests.bot.staff.console.fake_accounts import PASSWORD, MemoryAccounts
    from tests.bot.staff.console.samples import sample_desk
    from tests.bot.staff.console.site import console_app

    app = console_app(sample_desk(language), MemoryAccounts())
    print(f"http://127.0.0.1:8765/staff/  password: {PASSWORD}")
    app.run("127.0.0.1", 8765, threaded=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
