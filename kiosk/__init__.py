"""The touch kiosk where a citizen takes a ticket: visit flow, issuing, printing and screens."""
