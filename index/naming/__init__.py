"""The names in force: the live table, the effect of a change, and how often each name is used."""
