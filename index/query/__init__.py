"""What a person typed: ``parse`` (text to nodes), ``plan`` (nodes to what engines are asked)."""
