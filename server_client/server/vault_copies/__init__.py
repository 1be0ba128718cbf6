"""Copies of the branches' vaults at a centre, which cannot read them."""
