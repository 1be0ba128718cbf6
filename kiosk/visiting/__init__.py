"""One person's visit to the kiosk as a declared state machine; it knows no clock, network, printer or screen."""
