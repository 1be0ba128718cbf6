"""What stands at and above the counters: the clerk's console, the lobby board and its voice."""
