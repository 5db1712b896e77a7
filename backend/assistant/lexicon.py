"""Words the rules share: numbers, ordinals, and verbs that usually open a task's title."""

import re

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
NUMBERS = {word: value for value, word in enumerate(UNITS)} | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "ninety": 90,
    "couple": 2, "a couple": 2, "a couple of": 2,
}  # fmt: skip
NUMBER_WORD = (
    r"(?:\d{1,4}|a couple of|a couple|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|fifteen|twenty|thirty|forty-five|ninety)"
)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
    "9th": 9, "10th": 10, "last": -1, "final": -1, "top": 1, "bottom": -1,
}  # fmt: skip

# A title that opens with one of these is something to do by itself, so "pay rent and call Ann" is two tasks
# while "bread and butter" is one.
_VERBS = """
answer apply arrange ask assemble attend back backup bake bathe book borrow bring brush build buy call
cancel charge chase check clean clear collect confirm contact cook copy cut debug decide decorate defrost
deliver deploy deposit design discuss do donate download draft draw drive drop eat edit email empty exchange
exercise explain feed fetch fill finalise finalize find finish fix fold follow forward get give go grab
grade groom hang have help hire hoover install invite invoice iron jog join keep learn leave let listen lock
look mail make measure meditate meet mend merge message mop move mow note open order organise organize pack
paint park pay phone pick plan plant play polish post practice practise prepare print proofread purchase put
read rebook record recycle refactor refill register remove rename renew repair replace reply report request
reschedule research reserve respond return review rewrite ring run scan schedule scrub see sell send set sew
share ship shop shovel sign skype sort speak start stop study submit sweep swim take talk teach tell test
text thank throw tidy top touch train transfer translate travel trim try turn unpack unsubscribe update
upgrade upload vacuum visit wake walk wash watch water weed weigh wipe withdraw work wrap write
babysit calculate compare compile compose declutter descale disinfect dispose enrol enroll evaluate inform
inspect insure knit marinate notify peel prune rake rearrange reboot recharge reconcile rehearse reheat
reimburse reset restock revise rinse rotate sharpen stretch swap unblock unclog unload varnish vote
"""
TITLE_VERBS = frozenset(_VERBS.split())


# What people say they did, and how tasks name the same.
REPORTED: dict[str, str] = {
    "got|bought|picked up|grabbed|fetched|ordered": "buy get pick up grab fetch order purchase some",
    "paid|payed|settled": "pay settle",
    "called|phoned|rang": "call phone ring",
    "emailed|e-mailed|mailed|texted|sent|wrote to|posted": "email e mail text send write post to",
    "cleaned|washed|tidied|hoovered|vacuumed": "clean wash tidy hoover vacuum up",
    "booked|reserved|made": "book reserve make",
    "returned|brought back|took back": "return bring take back",
    "fixed|repaired": "fix repair",
    "watered": "water",
    "fed": "feed",
    "walked": "walk",
    "submitted|handed in": "submit hand in",
    "renewed": "renew",
    "packed": "pack",
    "collected": "fetch collect pick up",
    "went to|attended|had|visited|saw|been to": "go to attend have visit see appointment",
    "wrote|written": "write",
    "read": "read",
    "printed": "print",
    "signed": "sign",
    "cooked|baked": "cook bake make",
    "mowed|cut": "mow cut",
    "updated": "update",
    "finished|completed|finish": "finish complete",
}


def names_of(verb: str) -> str:
    """The words by which a task may name what was done, or was not ("paid", "pay"); "" for others."""
    for said, names in REPORTED.items():
        if re.fullmatch(said, verb) or verb.split(" ")[0] in names.split():
            return names
    return ""


# Two things that are bought, eaten or named as one.
_PAIRS = """
fish chips, salt pepper, salt vinegar, bread butter, mac cheese, macaroni cheese, ham cheese, ham
eggs, bacon eggs, eggs bacon, toast jam, butter jelly, cookies cream, peaches cream, strawberries
cream, rice beans, beans rice, chips salsa, chips dip, burger fries, burgers fries, spaghetti
meatballs, franks beans, gin tonic, rum coke, oil vinegar, cheese crackers, cheese wine, wine
cheese, surf turf, bangers mash, lemon honey, honey lemon, milk honey, sweet sour, mom dad, mum dad,
health safety, terms conditions, pros cons, black white, nuts bolts, odds ends, bed breakfast, arts
crafts, shirt tie, cap gown, cup saucer, needle thread, knife fork, pen paper, hat gloves, hat
scarf, shampoo conditioner, washer dryer, lock key, dustpan brush, brush dustpan, friends family,
family friends, trial error, lost found, search rescue, research development
"""
PAIRS = frozenset(tuple(pair.split()) for pair in _PAIRS.replace("\n", " ").split(","))


def one_thing(left: str, right: str) -> bool:
    """Whether "left and right" is spoken of as one: "fish and chips"."""
    first, second = left.split(), right.replace(",", " ").split()
    return bool(first and second) and (first[-1], second[0]) in PAIRS


def number(word: str) -> int:
    """The value of a number written in digits or words."""
    return int(word) if word.isdigit() else NUMBERS[word]


# Words that are as often a thing ("hand cream", "file folders") open what is to be done only so.
_PHRASAL = re.compile(
    r"(?:hand (?:in|out|over|back)|(?:file|dust|oil|glue|wax|frame|cover|drill) (?:the|my|our|his|her|their)|"
    r"file for) "
)


def opens_with_verb(low: str) -> bool:
    return low.split(" ", 1)[0].strip(",.!") in TITLE_VERBS or _PHRASAL.match(low) is not None
