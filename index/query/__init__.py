"""What a person typed: ``parse`` (Whoosh's parser to our nodes), ``plan`` (nodes to the match algebra)."""
