"""Rule families: each reads one clause and answers with an Operation, or None when it is not of its kind."""
