"""Pictures of the centre's pages for the README, of a city that has lived through a week; no test."""
