"""Stories as people tell them, played to their end by a simulated user who knows the facts behind them."""
