"""What the news writes of those it calls by a few letters, and may be told by in a short text."""

from __future__ import annotations

from . import kinds, works
from . import lexicon as lex
from .companions import BESIDE, OF_BODIES

FIELDS = (  # one word of each is as good as several
    lex.POLITICS,
    lex.POLITICAL,
    lex.SAYS,
    lex.ROLES | lex.OFFICES | works.POSTS,
    lex.STATE_VERBS,
    lex.DAYS | lex.MONTHS,
)
OF_A_KIND = {
    "media": kinds.MEDIA.union(*kinds.OF_A_PAPER.values()) | {"image", "photo", "poll", "viewers"},
    "company": lex.BUSINESS | kinds.FIRMS,
    "treaty": kinds.TEXTS,
    "party": lex.word_set("landslide majority defeat victory manifesto rout ballot ballots"),
}
# Who works for them, and not with a thing of that name.
SERVING = lex.word_set(
    "adviser advisers advisor advisors consultant consultants economist economists official "
    "officials delegate delegates envoy envoys spokesman spokeswoman spokesperson rapporteur "
    "negotiator negotiators commissioner commissioners vet vets epidemiologist epidemiologists"
)
# Written small behind them: what they have, and numbers.
BEHIND_LETTERS = (
    OF_BODIES
    | BESIDE
    | lex.POLITICAL
    | lex.POLITICS
    | lex.FOLLOWERS
    | lex.STAFF
    | SERVING
    | lex.GENERIC
    | lex.NUMBERS
)
# Whom they send: "a WHO team landed".
SENT = lex.word_set(
    "team teams mission missions delegation envoy envoys convoy convoys inspectors observers "
    "monitors experts staff engineers doctors medics negotiators investigators"
)
# Verbs of theirs, which things do not do: a format "can" and "may".
DOING = lex.word_set(
    "will would must should has had did does lets "
    "expects believes estimates recommends advises investigates lends funds"
)
