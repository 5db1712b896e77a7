"""Repetition ("every other Tuesday at 9 until June") as an RFC 5545 rule, with its first occurrence."""

from assistant.recurrence.extract import Recurrence, extract_recurrence

__all__ = ["Recurrence", "extract_recurrence"]
