"""What to say to small talk. Said again in a conversation, it is not the same sentence twice in a row."""

from collections.abc import Sequence

SENTENCES: dict[str, tuple[str, ...]] = {
    "greeting": (
        "Hello! What would you like to do? You can add a task, or ask what's due today.",
        "Hello again! What shall we do next?",
    ),
    "thanks": ("You're welcome!", "Any time!", "Glad to help!"),
    "how": (
        "All good, thank you! Shall we look at your tasks? Just ask what's due today.",
        "Still all good, thank you!",
    ),
    "bye": ("See you! Your list is safe here.",),
    "who": (
        "I'm the built-in assistant of AI Todo. I look after your to-do list: adding, finding, "
        "changing and completing tasks.",
    ),
    "praise": ("Glad to help! Anything else for your list?", "Good to hear!", "My pleasure."),
}


def small_talk(topic: str, replies: Sequence[str]) -> str:
    """The sentence for the topic, after these replies of the conversation."""
    sentences = SENTENCES[topic]
    return sentences[sum(reply in sentences for reply in replies) % len(sentences)]
