"""What a branch publishes of its days, and the reasons of its calls, so that nobody has to believe what it says."""
