"""Names of things: the alias table, and how names are found and judged in texts.

``table``     the entities and their forms; records, files and registers they come from
``formats``   files of names, read and written
``matching``  a trie over folded tokens: where may a name be written
``words``     word lists, and flags of what a word can say beside a name
``guards``    which of the names found are mentions, each with its reason
``tagger``    all of it, over an article or a query
``finding``   proposes names that articles define
``data``      the table shipped
"""
