"""How articles come in: prepared, analysed, stored, and indexed by the engine."""
