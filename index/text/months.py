"""The English months, as they are written and told apart: needed where ``dates`` is too much."""

STEM = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"  # these letters tell which it is
STEMS = tuple(STEM.split("|"))
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
