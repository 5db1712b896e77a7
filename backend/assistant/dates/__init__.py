"""Dates and times of day as people write them, read in the user's zone."""
