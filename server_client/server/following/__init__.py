"""Branches that another server writes: their copies here, read only and built when somebody looks."""
