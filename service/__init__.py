"""The shell around the library: HTTP, pages, command line, settings."""
