"""What comes of each command, one file a concern: pure functions from branch and command to event data."""
