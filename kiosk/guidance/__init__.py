"""Reads the kiosk's screen to those who do not see it; it neither draws the screen nor decides what is on it."""
