"""A city on one machine: a centre, three branches with their nodes, a point of the centre; played with mishaps."""
