"""Names of things: the table, the matcher, the guards that decide, and the data shipped.

``table``   the entities and their forms, one immutable snapshot per version
``matcher`` a trie over folded tokens: where could a name stand
``guards``  which of those are believed, each with its reason
``tagger``  both together, over a whole article or over a query
"""
