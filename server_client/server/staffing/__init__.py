"""Counters for days to come at a centre: asked for, found in a process of their own, and compared with the day."""
