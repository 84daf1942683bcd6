"""Measures of quality, as pure functions for the command line: cleaning, ranking, floors."""
