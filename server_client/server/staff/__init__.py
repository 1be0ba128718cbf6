"""Who works at a branch: accounts, their PINs, signing in with lock-out, and the sessions that it gives."""
