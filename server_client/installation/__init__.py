"""Installs, backs up and upgrades what runs on a machine: units, folders, packages; it knows nothing of queues."""
