"""Measures the counter's screens and the hall's: a call's way to the eye and the ear, and a whole day of both."""
