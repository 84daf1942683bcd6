"""Text as tokens, with the gaps between them; dates and web addresses in texts."""
