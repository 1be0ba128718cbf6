"""What comes of each event, one file a concern as in `deciding`: pure functions from branch and event to branch."""
