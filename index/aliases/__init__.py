"""Names of things: the table, the matcher, the guards that decide, and the data shipped.

``records``     entities as JSON records, checked
``table``       the entities and their forms, one immutable snapshot per version
``casing``      what letter case can say; ``lexicon``: word lists that tell senses apart
``names``       a form as the matcher holds it; ``declension``: as it stands in a sentence
``matcher``     a trie over folded tokens: where could a name stand
``scene``       what surrounds a possible name
``longer``, ``behind``   whether it is part of a longer name; ``heads``: the words that make one
``refusals``, ``support``, ``evidence``   what the words around it say, as a ``ruling``
``verbs``       what only people, states and firms do
``capitals``    stretches set all in capitals
``definitions`` "long (SHORT)" inside an article
``guards``      the article's evidence: which names are believed, each with its reason
``merging``     files of names brought into a table
``tagger``      all together, over a whole article or over a query
"""
