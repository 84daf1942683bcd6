"""The shell round the library: HTTP, search page, command line, settings."""
