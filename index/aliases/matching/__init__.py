"""Where may a name be written in a text: the forms of the table, matched over folded tokens.

``names``      a form with all that is known of it before any text is read: the coarse kind of its
               entity, the words that speak for it
``spellings``  the ways a form may be written; ``declension``: in Russian and German cases;
               ``overseas``: as in London or in New York
``trie``, ``matcher``   the longest form at each token
``casing``, ``fitting``  whether the text is written as the form may be
"""
