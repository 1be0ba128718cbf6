"""Devices of a centre: how they come to their credentials by a one-time code, and how they lose them."""
