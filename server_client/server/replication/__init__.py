"""How a node's log comes to the centre: sent in runs by the node, taken in there once, in order, or not at all."""
