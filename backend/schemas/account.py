"""What is kept of a user beside tasks and conversations."""

from schemas.fields import Request, TimeZoneName, Wire


class Preferences(Wire):
    timezone: str
    timezone_set: bool


class PreferencesChange(Request):
    timezone: TimeZoneName
