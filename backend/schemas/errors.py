"""The one form of a refusal."""

from schemas.fields import Wire


class FieldError(Wire):
    field: str
    error: str


class ErrorBody(Wire):
    """The one form of every refusal."""

    error: str
    detail: str
    errors: list[FieldError] | None = None
    retry_after: int | None = None
