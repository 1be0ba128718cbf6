"""Reads and writes what a centre keeps in files about its procedures; the rules about them are the dossier model's."""
