"""What a branch has done, counted from its events: sums that may be added up over any days and branches."""
