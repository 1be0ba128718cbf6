"""The pages on which people of the centre sign in and look after people and devices."""
