"""What is alike: copies of a text in other papers, and articles on the same things."""
