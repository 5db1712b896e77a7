"""How each operation is carried out: generators that yield tool calls, get their results, and return what to say.

They hold no state of their own. A turn is replayed from its recorded results, so any replica goes on with it.
"""
