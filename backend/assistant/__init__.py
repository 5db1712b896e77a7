"""The built-in assistant: understands English task talk, deterministically and offline.

The language part (`assistant.understanding`) needs the standard library alone and imports in
milliseconds; only `assistant.model` and `assistant.events` load the agents SDK.
"""
