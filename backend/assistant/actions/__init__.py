"""How each operation is carried out: generators that yield tool calls and return the reply.

They hold no state of their own. A turn is replayed from its recorded results, so any replica goes on with it.
"""
