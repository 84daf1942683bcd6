"""The names in force: the live table, what a change means and would do, who calls it what."""
