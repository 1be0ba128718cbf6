"""A load of whole visits on any queue system that speaks HTTP, told by an adapter file how that one is spoken to."""
