"""`python -m bot.cli` is `refundbot`."""

from bot.cli import main

main()
