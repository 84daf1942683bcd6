"""Decides which of the names found in a text are mentions, and keeps the reason of each decision.

The steps, in their order:

1. ``article.decide`` collects the ``definitions`` in brackets of the whole article.
2. ``readings.judge`` takes the names of one text. Most have nothing doubtful beside them (flags of
   ``beside``) and are mentions at once. The others get a ``Ruling`` (points and reason) for each
   entity they may name, from ``evidence.weigh``:

   * ``refusals``: is it a month, a child's age, a person's title, another country's? This also asks
     ``longer`` (with ``following``): is it part of a longer name? A refused name is no mention.
   * points by letter case; ``capitals`` in lines set in capitals; ``subjects`` at a sentence start
   * points by the words around it: ``support``

   ``titles`` then leaves a name open in the title of a work, or where another thing may be meant:
   ``other_senses`` (``set_off``, ``capital_runs``), ``unusual_words``, and in texts without a verb
   ``short_texts``.
3. ``article.decide`` settles what is open by the whole article: definitions, certain mentions of
   the same entity, cue words. What is still open is kept as uncertain; in a short text so are
   ``letters`` that nothing speaks for.

``scene`` and ``sentences`` answer questions about the text around a name. Queries have one guard of
their own, ``typed_names``.
"""
