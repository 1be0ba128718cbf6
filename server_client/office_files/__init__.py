"""Brings in what other systems know, from files, where no adapter delivers it: bookings and dossier statuses."""
