"""The queue of a service centre: its model, its wire form, its server and its client. No screen lives here."""
