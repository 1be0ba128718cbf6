"""The settings file of a kiosk: its keys, its reading and its documents; what is set up with it is `kiosk.settings`."""
