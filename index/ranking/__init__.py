"""The second stage: the best articles scored again by where the query's words are in them."""
