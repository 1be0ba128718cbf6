"""Who works at the centre: people with password and second factor, their roles, and their sessions in a browser."""
