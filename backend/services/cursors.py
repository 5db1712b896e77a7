"""Opaque page cursors: the last row's sort key, tied to one user's one list.

A cursor is no secret and no permission (every query names the user), but one that was made up, or
comes from another list, would give a wrong page in silence. So it is refused.
"""

import base64
import hashlib
import json
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from errors import InvalidRequest

Key = tuple[Any, ...]
_DIGEST_LENGTH = 8  # guards against mix-ups, not against an adversary


def encode(key: Key, scope: str) -> str:
    """`scope` says which list the key belongs to: user, filters and order."""
    values = [value.isoformat() if isinstance(value, date | datetime) else value for value in key]
    text = json.dumps([_digest(scope), *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode[T: Key](cursor: str, scope: str, key_type: TypeAdapter[T]) -> T:
    """The key in the cursor; InvalidRequest if it was not made for this list."""
    refused = InvalidRequest.field("cursor", "is not one of this list; start again without it")
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        digest, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        key = key_type.validate_json(json.dumps(values), strict=True)
    except (ValueError, TypeError, RecursionError, ValidationError) as error:
        raise refused from error
    if digest != _digest(scope):
        raise refused
    return key


def _digest(scope: str) -> str:
    return hashlib.sha256(scope.encode()).hexdigest()[:_DIGEST_LENGTH]
