"""Letters to somebody else, pasted as they are: what they ask for is not asked of the list."""

import re

_TO = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)) "
    r"(?!there\b|you\b|again\b|ai\b|todo\b|to-do\b|assistant\b|bot\b|can\b|could\b|please\b|i\b|add\b|what)"
    r"[a-z'. -]{1,40}?(?:[,.:!\n]| -)"
)
_FROM = re.compile(
    r"[\n.!?,] ?(?:(?:many |with )?(?:thanks|thank you|cheers)|(?:(?:all the|with|my) )?best(?: wishes)?|"
    r"(?:with )?(?:(?:best|kind|warm|many) )?(?:regards|greetings)|(?:yours )?(?:sincerely|truly|faithfully)|"
    r"yours|love|talk soon|see you)(?: (?:in advance|again|so much|a lot))?[,.!]?(?:[ \n][a-z'. -]{1,40})?$"
)


def is_letter(low: str) -> bool:
    """Whether the text greets somebody by name at its beginning and takes leave at its end."""
    return _TO.match(low) is not None and _FROM.search(low.rstrip(" \n")[-120:]) is not None
