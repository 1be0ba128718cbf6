"""The staff's pages at the kiosk: how they are opened, what can be done there, and that they close by themselves."""
