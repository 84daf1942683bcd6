"""A search from question to answer: understood, found, put in order, shown, and explained."""
