"""Measures of the server, each against the limit that it names; nothing here runs in production."""
