"""What the centre shows of each branch, kept up from its events at the price of a look-up; it decides nothing."""
