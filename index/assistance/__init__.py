"""Help with typing a query: suggestions, corrections of spelling, the archive's words."""
