"""Making one check, whatever happens in it."""

from __future__ import annotations

import time

from validation.model import Check, NotRun, Result, not_run, row
from validation.trial import Trial


async def try_out(check: Check, trial: Trial) -> Result:
    """The check's rows; a check that breaks has failed, with what broke it as its only row."""
    result, started = Result(check), time.monotonic()
    try:
        result.rows = await check.run(trial) or [
            row(check.title, "can be measured", "nothing was measured", False)
        ]
    except NotRun as reason:
        result.rows = [not_run(check.title, "-", str(reason))]
    except Exception as error:
        result.rows = [row(check.title, "can be measured", "broke off", False, in_words(error))]
    result.seconds = time.monotonic() - started
    return result


def in_words(error: BaseException) -> str:
    """The innermost errors of a group, each with its kind."""
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(in_words(each) for each in error.exceptions[:3])
    return f"{type(error).__name__}: {error}"
