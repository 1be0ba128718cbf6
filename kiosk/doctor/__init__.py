"""`motcua doctor`: looks at each part of a kiosk by itself and says what to do; it mends and changes nothing."""
