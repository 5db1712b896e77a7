"""Words of a dialogue by themselves: corrections, references, exceptions, ways of writing times."""

import pytest

from assistant.dialogue.corrections import LEADS, split_lead, split_within
from assistant.operations import Target
from assistant.references import exception, read_reference
from assistant.replies import writes_twelve_hours
from assistant.small_talk import SENTENCES, small_talk
from assistant.text import tidy


@pytest.mark.parametrize(("_", "example", "sure"), LEADS)
def test_every_lead_has_its_example(_: str, example: str, sure: bool) -> None:
    lead = split_lead(tidy(example))
    assert lead is not None
    assert lead[1] is sure


@pytest.mark.parametrize("talk", ["nobody came", "sorryful", "actually", "wrong window", "not yet"])
def test_other_talk_is_no_correction(talk: str) -> None:
    assert split_lead(tidy(talk)) is None


@pytest.mark.parametrize(
    ("message", "first", "meant"),
    [
        ("add wine. actually no, beer", "add wine", "beer"),
        ("complete task 2, sorry, task 3", "complete task 2", "task 3"),
        ("mow on friday, no wait, sunday", "mow on friday", "sunday"),
    ],
)
def test_what_a_message_takes_back(message: str, first: str, meant: str) -> None:
    split = split_within(tidy(message))
    assert split is not None
    assert (split[0].raw, split[1].raw) == (first, meant)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("the other one", Target(pronoun="other")),
        ("the others", Target(pronoun="others")),
        ("the rest of them", Target(pronoun="others")),
        ("the first two", Target(first=2)),
        ("last 3 tasks", Target(first=-3)),
        ("the otter", None),
        ("the first aid kit", None),
    ],
)
def test_places_among_others(words: str, target: Target | None) -> None:
    assert read_reference(words) == target


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("all of them except milk", "all of them"),
        ("everything but the last", "everything"),
        ("all but 2", "all"),
    ],
)
def test_exceptions(words: str, kept: str) -> None:
    spans = exception(words)
    assert spans is not None
    assert words[: spans[0]].strip() == kept


def test_but_in_a_title_is_no_exception() -> None:
    assert exception("the slow but steady task") is None


@pytest.mark.parametrize(
    ("messages", "twelve"),
    [
        ([], False),
        (["add milk"], False),
        (["call at 5pm"], True),
        (["call at 5 p.m.", "thanks"], True),
        (["call at 5pm", "no, at 17:30"], False),
        (["call at 17:30", "or 6 PM"], True),
        (["the spam at 5"], False),
    ],
)
def test_times_are_written_as_the_user_does(messages: list[str], twelve: bool) -> None:
    assert writes_twelve_hours(messages) is twelve


def test_small_talk_is_not_the_same_twice_in_a_row() -> None:
    for topic, sentences in SENTENCES.items():
        if len(sentences) > 1:
            first = small_talk(topic, [])
            assert small_talk(topic, [first]) != first
