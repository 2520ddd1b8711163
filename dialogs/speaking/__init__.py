"""What the bot says and does in a move: each file holds some copy and the callbacks that speak it."""
