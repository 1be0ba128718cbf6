"""The kiosk's card and QR scanner: drivers, the thread that reads it, and what a scan leads to; no screen."""
