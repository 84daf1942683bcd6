"""How well the library does its work, as figures: pure functions that the command line calls."""
