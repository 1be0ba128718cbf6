"""The same service at another branch: where a centre suggests to go, and how a place is moved there."""
