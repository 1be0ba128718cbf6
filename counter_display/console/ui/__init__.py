"""What QML reads of the console's state, and the signals by which it says what the clerk does."""
