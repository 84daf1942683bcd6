"""A search, from the request to the answer: parse, find, rank, show, explain."""
