"""The report as one HTML page without any dependency."""

from __future__ import annotations

from html import escape

from validation.model import Result, Row
from validation.report import Report, criteria_in_words

_STYLE = """
:root { color-scheme: light dark; --line: #8884; }
:root { --good: #18794e; --bad: #c62a2f; --short: #946200; --quiet: #777; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
tbody th { padding-top: 1.4rem; font-weight: 600; }
tbody th small { display: block; font-weight: 400; color: var(--quiet); }
td small { display: block; color: var(--quiet); }
td.verdict { white-space: nowrap; font-weight: 600; }
.pass { color: var(--good); } .short { color: var(--short); }
.fail { color: var(--bad); } .not-run { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { color: var(--quiet); } dd { margin: 0; }
@media (prefers-color-scheme: dark) {
  :root { --good: #3dd68c; --bad: #ff6369; --short: #f5b83d; --quiet: #999; }
}
"""


def page(report: Report) -> str:
    """The whole document."""
    about = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in report.about.items())
    bodies = "".join(_body(result) for result in report.results)
    state = "pass" if report.passed else "fail"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI Todo: validation, {escape(report.summary)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>AI Todo on the cluster</h1>
<p class="{state}"><strong>{escape(report.summary)}</strong></p>
<dl>{about}</dl>
<table>
<thead><tr><th>Measured</th><th>Bar</th><th>Figure</th><th>Verdict</th></tr></thead>
{bodies}
</table>
</body>
</html>
"""


def _body(result: Result) -> str:
    heading = (
        f'<tr><th colspan="4" scope="rowgroup">{escape(result.check.title)}'
        f"<small>{escape(result.check.name)}, {result.seconds:.0f} s."
        f" {escape(criteria_in_words(result.check.criteria))}</small></th></tr>"
    )
    return f"<tbody>{heading}{''.join(_row(row) for row in result.rows)}</tbody>\n"


def _row(row: Row) -> str:
    kind = row.verdict.value.lower().replace(" ", "-")
    detail = f"<small>{escape(row.detail)}</small>" if row.detail else ""
    return (
        f"<tr><td>{escape(row.measure)}{detail}</td><td>{escape(row.bar)}</td>"
        f'<td>{escape(row.figure)}</td><td class="verdict {kind}">{escape(row.verdict.value)}</td></tr>'
    )
