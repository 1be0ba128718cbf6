"""Who may write a branch: epochs granted and reserved, nodes that are fenced, and databases that were put back."""
