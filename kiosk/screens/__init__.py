"""What each way's pages show, as plain facts; which words and colours say them is QML's affair."""
