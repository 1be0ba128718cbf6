"""What the city's other systems tell a branch: the bookings of its days, and how far dossiers have come."""
