"""What QML sees of the kiosk: one view that is shown screens and says what was touched; it decides nothing."""
