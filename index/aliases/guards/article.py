"""Which of the names found in an article are believed, and why: the article's evidence together.

``readings`` judges each name by what is around it. Here the article speaks: definitions rebind
a short name, doubtful names follow the certain ones, a longer name ("Michael Jordan") speaks
against its part, cue words speak for it. What stays open is kept as uncertain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import compress, count
from operator import itemgetter

from ...model import AnalysedText, Confidence, Mention
from ..matching.casing import letters
from ..matching.matcher import Found, found_at
from ..matching.names import Name, Sense
from ..words.lexicon import ARTICLES
from .bearers import bearers
from .capitals import in_a_run
from .definitions import definitions
from .letters import BRIEF, left_open, opened, unheard
from .readings import Anchor, Article, Judged, Reading, judge, judge_again
from .ruling import AGAIN, CERTAIN, LIKELIER, Ruling
from .scene import Scene
from .sentences import Style
from .together import from_cues

_START: Callable[[Mention], int] = itemgetter(0)  # numbers are compared far faster than tuples
Decision = tuple[Name, Confidence, str]


def decide(
    zones: Sequence[AnalysedText], found: Sequence[Sequence[Found]], published: datetime | None
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each zone; the last zone is the comments, which give no evidence."""
    article, comments = Article(zones[:-1]), len(zones) - 1
    scenes = {n: Scene(zones[n], found[n]) for n in range(len(zones)) if zones[n].text}
    for n, scene in scenes.items():
        for definition in definitions(scene) if n != comments else ():
            article.defined.setdefault(definition.short, definition)
    if article.defined:
        scenes = {n: _with_defined(scene, article) for n, scene in scenes.items()}
    article.bearers = bearers((scene, not n) for n, scene in scenes.items() if n != comments)
    article.others.update(article.bearers)
    day = published.date() if published else None
    judged = {n: judge(scene, article, day) for n, scene in scenes.items()}
    if article.others:
        judged = {n: judge_again(zone, article, day) for n, zone in judged.items()}
    told = article.others.keys() | article.defined.keys()
    doubted = {
        name.entity.id: name.entity
        for zone in judged.values()
        for reading in zone.readings
        if not reading.certain or reading.by_letters or reading.key in told
        for name, _ in reading.rulings
    }
    if doubted:
        related = (relation.to for entity in doubted.values() for relation in entity.relations)
        asked = {*doubted, *related}
        for n, zone in judged.items():
            if n != comments:
                _learn(article, n, zone, asked)
        for anchors in article.anchors.values():
            anchors.sort()
    mentions: list[tuple[Mention, ...]] = [()] * len(zones)
    for n, zone in judged.items():
        mentions[n] = tuple(sorted((*zone.settled, *_mentions(zone, n, article, told)), key=_START))
    if sum(len(zone.tokens) for zone in article.zones) <= BRIEF:
        certain = [m.form for some in mentions for m in some if m.confidence is Confidence.CERTAIN]
        for n, zone in judged.items():
            some = left_open(zone.scene, mentions[n], article.words, len(set(certain)))
            mentions[n] = tuple(some)
    else:
        told_of = [(zone.scene, mentions[n]) for n, zone in judged.items() if n != comments]
        if others := unheard(told_of, article):
            mentions = [
                tuple([opened(m) if m.entity in others else m for m in zone]) for zone in mentions
            ]
    return tuple(mentions)


def _with_defined(scene: Scene, article: Article) -> Scene:
    """The scene with the short names this article itself defines for listed ones."""
    short = {d.short: d.name for d in article.defined.values() if d.name}
    places = compress(count(), map(short.__contains__, scene.tokens.folded))
    known = {(one.first, name.entity.id) for one in scene.found for name in one.names}
    extra = [
        found_at(i, i + 1, (name,))
        for i in places
        if not scene.named[i] and letters(scene.surfaces[i]).isupper()
        if (i, (name := short[scene.words[i]]).entity.id) not in known  # as a word: "PAP"
    ]
    if not extra:
        return scene
    return scene.extended(sorted((*scene.found, *extra), key=lambda one: one.first))


def _learn(article: Article, number: int, zone: Judged, asked: set[str]) -> None:
    """Note the certain mentions of the entities asked for."""
    scene = zone.scene
    for mention in zone.settled:
        if mention.entity in asked:
            anchor = (number, mention.start, mention.end, mention.form)
            article.anchors.setdefault(mention.entity, []).append(anchor)
    for reading in zone.readings:
        name = reading.name
        if name.entity.id not in asked:
            continue
        if reading.certain and not _doubt(article, reading) and not _undefined(article, reading):
            one, tokens = reading.found, scene.tokens
            end = tokens.ends[one.end - 1]
            anchor = (number, tokens.starts[one.first], end, name.id)
            article.anchors.setdefault(name.entity.id, []).append(anchor)


def _doubt(article: Article, reading: Reading) -> str | None:
    """Why somebody else may be meant, who bears the name here; what is around tells of anybody."""
    person = reading.name.sense is Sense.PERSON
    return article.others.get(reading.key) if person or reading.ruling.points <= CERTAIN else None


def _undefined(article: Article, reading: Reading) -> bool:
    """Whether brackets here hold the short name after words that are none of its entity's."""
    definition = article.defined.get(reading.key)
    if definition is None or definition.name:
        return False
    return reading.name.entity.kind != "media"  # "WASHINGTON (CNN)"


# --- the article's word -----------------------------------------------------------------------


def _mentions(zone: Judged, number: int, article: Article, told: set[str]) -> Iterator[Mention]:
    """Those of the names that were read; ``told``: the short ones that other things have too."""
    scene = zone.scene
    words, starts, ends = scene.words, scene.tokens.starts, scene.tokens.ends
    believed, new = Confidence.CERTAIN, tuple.__new__
    for reading in zone.readings:
        found, name = reading.found, reading.name
        if reading.certain and not reading.by_letters and reading.key not in told:
            confidence, reason = believed, reading.ruling.reason
        elif decided := _decide(scene, number, article, reading):
            name, confidence, reason = decided
        else:
            continue
        first, end = found.first, found.end
        if words[first - 1] in ARTICLES and not scene.named[first - 1]:
            first = scene.before(found) + 1
        place = starts[first], ends[end - 1], first, end - first
        yield new(Mention, (*place, name.entity.id, name.id, confidence, reason))


def _decide(scene: Scene, number: int, article: Article, reading: Reading) -> Decision | None:
    """Which name it is, whether that is certain, and why; None if it is none."""
    name, ruling = reading.name, reading.ruling
    other = _doubt(article, reading)
    doubted = _undefined(article, reading) or other
    if reading.certain and not doubted:
        better = _overruled(article, reading) if reading.by_letters else None
        return better or (name, Confidence.CERTAIN, ruling.reason)
    if ruling.points <= -CERTAIN:
        return None
    names = [n for n, r in reading.rulings if r.points > -CERTAIN]
    if followed := _follow(article, names, scene, number, reading):
        return followed
    if other and not reading.certain:
        return None
    title = name.twin and scene.style(reading.found) is Style.TITLE
    shouted = in_a_run(scene, reading.found, name) or (title and name.sense is not Sense.GROUP)
    begun = scene.starts_sentence[reading.found.first] and name.entity.kind == "party"
    begun = begun and name.form.text.endswith("s")  # "Liberals": mere people
    deaf = shouted or begun or ruling.aside or reading.key in article.bearers  # "Texas": both Cruz
    if not deaf and (cued := _cued(article, names, reading)):
        return cued
    if len(names) > 1 and not doubted and (likeliest := _likeliest(scene, reading)):
        return likeliest
    if doubted or len(names) > 1 or name.weak or ruling.points == 0:
        return name, Confidence.UNCERTAIN, _why_open(ruling, other, names)
    if ruling.points < 0:
        return None
    return name, Confidence.CERTAIN, ruling.reason


def _overruled(article: Article, reading: Reading) -> Decision | None:
    """A namesake the table thinks less likely, if the article speaks of it and not of the other."""
    if _elsewhere(article, reading.name):
        return None
    for name, _ in reading.rulings:
        if name is not reading.name and (text := _elsewhere(article, name)):
            return name, Confidence.CERTAIN, f"{AGAIN}: {text}"
    return _cued(article, [name for name, _ in reading.rulings], reading)


def _elsewhere(article: Article, name: Name) -> str:
    """How the article writes the entity where another of its forms is certain."""
    for anchor in article.anchors.get(name.entity.id, ()):
        if anchor[3] != name.id:
            return article.written(anchor)
    return ""


def _likeliest(scene: Scene, reading: Reading) -> Decision | None:
    """The one of several that the name means by itself, if the table calls the others weak.

    If words of its sentence speak for one of these and none for that, this one is meant.
    """
    found, name = reading.found, reading.name
    strong = [name for name, _ in reading.rulings if not name.weak]
    if len(strong) != 1 or reading.ruling.points < CERTAIN:
        return None
    told = [(name, cues) for name, _ in reading.rulings if (cues := from_cues(scene, found, name))]
    if len(told) == 1:
        return told[0][0], Confidence.CERTAIN, told[0][1][0][1]
    if name is not strong[0]:
        return None
    others = [name.entity.name for name, _ in reading.rulings if name.weak]
    return name, Confidence.CERTAIN, f"{LIKELIER} {' or '.join(others[:3])}"


def _why_open(ruling: Ruling, other: str | None, names: list[Name]) -> str:
    if len(names) > 1:
        return "may name " + " or ".join(name.entity.name for name in names[:3])
    return other or ruling.reason


def _follow(
    article: Article, names: list[Name], scene: Scene, number: int, reading: Reading
) -> Decision | None:
    """The name whose entity is certain elsewhere in the article: of several, the last before.

    One that has another name here comes before one that has not: of a short name alone words beside
    it may have told by chance.
    """
    here = number, scene.tokens.starts[reading.found.first]
    best: tuple[tuple[bool, bool, tuple[int, int]], Name, Anchor] | None = None
    for name in names:
        anchors = article.anchors.get(name.entity.id)
        other = [anchor for anchor in anchors or () if anchor[3] != name.id]
        if reading.key in article.others:
            anchors = other
        if anchors:
            anchor = anchors[bisect_left(anchors, here) - 1]
            rank = bool(other), anchor[:2] < here, anchor[:2]
            if best is None or rank > best[0]:
                best = rank, name, anchor
    if best is None:
        return None
    text = article.written(best[2])
    return best[1], Confidence.CERTAIN, f"{AGAIN}: {text}"


def _cued(article: Article, names: list[Name], reading: Reading) -> Decision | None:
    """The name whose cue words the article has, if no rival has as many."""
    strong = [name for name in names if not name.weak]
    scored = []
    for i, name in enumerate(names):
        points, words = _cues(article, name, reading.key)
        if strong and name.weak:  # one passing word does not outweigh the likelier
            points -= CERTAIN
        scored.append(((points, words), -i, name))
    scored.sort(key=lambda row: (row[0][0], row[1]), reverse=True)
    (points, words), _, name = scored[0]
    if points < CERTAIN or (len(scored) > 1 and scored[1][0][0] >= points):
        return None
    return name, Confidence.CERTAIN, f"cue words here: {', '.join(words[:3])}"


def _cues(article: Article, name: Name, key: str) -> tuple[int, list[str]]:
    """Points and cue words: two for a proper one, one for an ordinary word or a related name."""
    points, present = 0, []
    for cue in name.cues.among(article.words) if name.cues else ():
        if key not in cue.tokens:
            points += 1 if cue.ordinary else CERTAIN
            present.append(cue.text)
    if name.namesake and name.twin_place:  # the other place's words weigh against the cues
        points -= len(article.words & name.namesake.words) // 2
    for relation in name.entity.relations:
        if relation.to in article.anchors:
            points += CERTAIN
            present.append(article.written(article.anchors[relation.to][0]))
    return points, present
