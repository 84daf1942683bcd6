"""Likeness of articles: copies of a text in other papers, and articles on the same subject."""
