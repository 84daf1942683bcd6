"""What the shipped table finds in a text, for the tests of its names."""

from index.model import AnalysedText, Confidence, Mention
from index.naming.live import shipped
from index.text.analysis import Analyzer

_TAGGER, _ANALYZER, _NOTHING = shipped().tagger, Analyzer(), AnalysedText("")


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions in the text, read as the body of an article."""
    body = AnalysedText(text, _ANALYZER.analyse(text))
    return _TAGGER.tag_article(_NOTHING, _NOTHING, body, _NOTHING, None).body


def certain(text: str) -> set[str]:
    """What is certainly named in the text."""
    return {m.entity for m in mentions(text) if m.confidence is Confidence.CERTAIN}
