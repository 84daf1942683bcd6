"""Word lists that tell senses of a name apart, and what a word can say beside a name.

``lexicon``     general words: function words, titles, verbs of speaking, months
``heads``       words that make a longer name of the name beside them ("Street", "New")
``kinds``       nouns that say what a named thing is
``works``       words for works, performers, animals, small places; beginnings of titles
``verbs``       what only people, states and firms do
``given_names``, ``namesakes``   given names; what else a word of the table is the name of
``companions``, ``small_nouns``  words that may, and nouns that may not, follow a name that is meant
``looks``       all of these as flags, computed once for each word
"""
