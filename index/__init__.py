"""The library: cleaning, analysis, aliases, engines, ranking. No web, no environment."""
