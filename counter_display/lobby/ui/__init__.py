"""What the lobby's QML sees: one view and its lists; no rule, no clock, no sound."""
