"""Trials of policies on past days at a centre: asked for, run in a process of their own, and kept for a while."""
