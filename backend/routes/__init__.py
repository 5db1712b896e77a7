"""The HTTP edge: parse, call a service, answer. No rule lives here."""
