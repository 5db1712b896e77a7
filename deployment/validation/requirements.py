"""What has to be measured: the success criteria of the deployment, and its edge cases, by number."""

CRITERIA = {
    "P4-SC-01": "complete system by a single helm install",
    "P4-SC-02": "serves within 30 s of the pods' start",
    "P4-SC-03": "same behaviour as locally",
    "P4-SC-04": "survives pod restarts",
    "P4-SC-05": "upgrade without downtime",
    "P4-SC-06": "image sizes",
    "P4-SC-07": "a configuration change is live",
    "P4-SC-08": "chats at a time without slowing",
    "P4-SC-09": "all pods ready within 60 s",
    "P4-SC-10": "MCP call latency",
    "P4-SC-11": "charts are clean",
    "P4-SC-12": "logs by kubectl logs",
}

EDGE_CASES = {
    "EDGE-MEMORY": "not enough node memory: pods wait, and the scripts say why",
    "EDGE-UPGRADES": "two upgrades at once: Helm refuses the second",
    "EDGE-IMAGE": "an image that is not there: a clear message naming it",
    "EDGE-DATABASE": "database gone: not ready, a retryable 503, no restart, recovers by itself",
    "EDGE-MCP": "MCP gone: a friendly sentence, nothing half done",
    "EDGE-TURN": "a pod dies in a turn: resumed or retried, no task made twice",
}

GUARANTEES = {
    "P4-FR-06": "secrets never in an image, a ConfigMap, a log line or a command line",
    "P4-FR-07": "any pod can answer the next message",
    "P4-FR-15": "reached by NodePort and by port-forward, both with sign-in",
    "POD-SECURITY": "restricted pod security is accepted",
    "NETWORK": "a connection that is not allowed is denied",
}

REQUIREMENTS = CRITERIA | EDGE_CASES | GUARANTEES
