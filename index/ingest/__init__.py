"""Articles in: prepared, analysed, written, and the engine kept in step."""
