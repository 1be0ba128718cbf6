"""Tells other systems what happens at the branches, from the logs, until they have taken it; no person is in it."""
