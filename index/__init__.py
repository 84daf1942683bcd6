"""The library: cleaning, analysis, aliases, engines, ranking. It knows no web and no environment."""
