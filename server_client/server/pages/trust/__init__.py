"""The open pages: what each day came to, and why one number went before another; no credential, no person."""
