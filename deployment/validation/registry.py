"""All checks, in the order they are made: those that leave the release alone come first."""

from __future__ import annotations

from validation.checks import (
    behaviour,
    charts,
    database,
    images,
    installation,
    killing,
    logs,
    mcp_away,
    network,
    refusals,
    scaling,
    security,
    starting,
    streaming,
    tool_latency,
    upgrades,
)
from validation.model import Check

CHECKS = (
    Check("charts", "The charts are clean", ("P4-SC-11",), charts.clean, quick=True),
    Check("images", "Size of the images", ("P4-SC-06",), images.sizes, quick=True),
    Check("doors", "Reached by node port and by port-forward", ("P4-FR-15",), behaviour.doors, quick=True),
    Check("sentences", "The acceptance sentences", ("P4-SC-03",), behaviour.sentences, quick=True),
    Check("browser-suite", "The browser suite", ("P4-SC-03",), behaviour.browser_suite),
    Check("logs", "One request in three logs", ("P4-SC-12",), logs.one_id, quick=True),
    Check(
        "mcp-latency",
        "An MCP call against one that does nothing",
        ("P4-SC-10",),
        tool_latency.ratio,
        quick=True,
    ),
    Check("network", "Denied connections are denied", ("NETWORK",), network.policies, quick=True),
    Check("restricted", "Restricted pod security", ("POD-SECURITY",), security.restricted, quick=True),
    Check("secrets", "Secrets are nowhere to be seen", ("P4-FR-06",), security.canary, quick=True),
    Check("setting", "A changed setting is live", ("P4-SC-07",), upgrades.setting_live, quick=True),
    Check("kill-one", "A pod of each service dies", ("P4-SC-04", "EDGE-TURN"), killing.single),
    Check(
        "kill-all",
        "All pods die at once",
        ("P4-SC-04", "P4-FR-07", "EDGE-TURN"),
        killing.all_at_once,
        quick=True,
    ),
    Check("kill-two", "A pod of each service dies, 2 replicas", ("P4-SC-04", "EDGE-TURN"), killing.double),
    Check("mcp-gone", "No MCP server", ("EDGE-MCP",), mcp_away.gone, quick=True),
    Check(
        "database-gone",
        "The database stops, hangs, and is back",
        ("EDGE-DATABASE",),
        database.gone,
        quick=True,
    ),
    Check("upgrade", "Upgrades under load", ("P4-SC-05",), upgrades.under_load, quick=True),
    Check("two-upgrades", "Two upgrades at once", ("EDGE-UPGRADES",), refusals.concurrent),
    Check("missing-image", "An image that is not there", ("EDGE-IMAGE",), refusals.missing_image, quick=True),
    Check("no-memory", "Not enough memory on the node", ("EDGE-MEMORY",), refusals.no_memory),
    Check("scaling", "1 to 3 to 1 replicas, any pod answers", ("P4-FR-07",), scaling.up_and_down),
    Check("streaming", "Chats at a time on one API pod", ("P4-SC-08", "EDGE-TURN"), streaming.at_a_time),
    Check("pod-start", "Pods start at their CPU request", ("P4-SC-02", "P4-SC-09"), starting.start_times),
    Check("install", "Installed by one command", ("P4-SC-01", "P4-SC-09"), installation.fresh),
)
