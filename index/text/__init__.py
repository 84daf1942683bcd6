"""Text as tokens: analysis, numbered words, what stands between them; dates and addresses."""
