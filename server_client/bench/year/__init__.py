"""A simulated year of one branch and a simulated day of a city's branches, and what they cost; only benches use it."""
