"""Help for who is asking: suggestions while typing, spelling, the words an archive has."""
