"""A week of a branch through the real product, at speed: its server, its centre and its screens in simulated time."""
