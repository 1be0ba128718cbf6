"""Measures the kiosk against its goals: start, touch to frame, touch to printer, memory over thousands of visits."""
