"""Text as tokens: analysis, numbered words, what is between them; dates and addresses."""
