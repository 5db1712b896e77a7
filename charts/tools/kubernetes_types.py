"""Schemas of the Kubernetes structures that values pass on, by name: `# @schema use: NAME`.

As closed as the level pod security *restricted* allows: a volume, for example, has no hostPath. What lies
deeper than a level or two is checked by the API server, which refuses unknown fields as well.
"""

from typing import Any

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
ANYTHING: Schema = {"type": "object"}
STRING_MAP: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
QUANTITY: Schema = {
    "type": ["string", "number"],
    "pattern": r"^[0-9]+(\.[0-9]+)?(m|E|P|T|G|M|k|Ei|Pi|Ti|Gi|Mi|Ki)?$",
}


def closed(*required: str, **properties: Schema) -> Schema:
    """An object with these properties and no other; `required` names those that must be there."""
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": [*required]} if required else schema


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_KEY = closed("name", "key", name=STRING, key=STRING, optional=BOOLEAN)
_KEYS_TO_PATHS = listed(closed("key", "path", key=STRING, path=STRING, mode=INTEGER))
_AMOUNTS = closed(cpu=QUANTITY, memory=QUANTITY, **{"ephemeral-storage": QUANTITY})
_LABEL_SELECTOR = closed(
    matchLabels=STRING_MAP,
    matchExpressions=listed(closed("key", "operator", key=STRING, operator=STRING, values=listed(STRING))),
)
_PEERS = listed(
    closed(
        podSelector=_LABEL_SELECTOR,
        namespaceSelector=_LABEL_SELECTOR,
        ipBlock=closed("cidr", cidr=STRING, **{"except": listed(STRING)}),
    )
)
_PORTS = listed(closed(port={"type": ["integer", "string"]}, endPort=INTEGER, protocol=STRING))
_SECCOMP = closed("type", type={"enum": ["RuntimeDefault", "Localhost"]}, localhostProfile=STRING)
_IDENTITY = {"runAsNonRoot": BOOLEAN, "runAsUser": INTEGER, "runAsGroup": INTEGER, "seccompProfile": _SECCOMP}

TYPES: dict[str, Schema] = {
    "stringMap": STRING_MAP,
    "secretReferences": listed(closed("name", name={"type": "string", "minLength": 1})),
    "serviceGlobal": closed(
        database=closed(url=STRING, existingSecret=STRING, secretKey=STRING, port=INTEGER),
        imagePullSecrets=listed(closed("name", name=STRING)),
    ),
    "resources": closed(requests=_AMOUNTS, limits=_AMOUNTS),
    "probe": closed(
        **{
            name: {"type": "integer", "minimum": least}
            for name, least in (
                ("initialDelaySeconds", 0),
                ("periodSeconds", 1),
                ("timeoutSeconds", 1),
                ("failureThreshold", 1),
            )
        }
    ),
    "podSecurityContext": closed(
        **_IDENTITY,
        fsGroup=INTEGER,
        fsGroupChangePolicy={"enum": ["OnRootMismatch", "Always"]},
        supplementalGroups=listed(INTEGER),
    ),
    "securityContext": closed(
        **_IDENTITY,
        allowPrivilegeEscalation=BOOLEAN,
        readOnlyRootFilesystem=BOOLEAN,
        capabilities=closed(drop=listed(STRING), add=listed(STRING)),
    ),
    "environment": listed(
        closed(
            "name",
            name={"type": "string", "minLength": 1},
            value=STRING,
            valueFrom=closed(
                secretKeyRef=_KEY, configMapKeyRef=_KEY, fieldRef=ANYTHING, resourceFieldRef=ANYTHING
            ),
        )
    ),
    "volumes": listed(
        closed(
            "name",
            name={"type": "string", "minLength": 1},
            configMap=closed(name=STRING, items=_KEYS_TO_PATHS, defaultMode=INTEGER, optional=BOOLEAN),
            secret=closed(secretName=STRING, items=_KEYS_TO_PATHS, defaultMode=INTEGER, optional=BOOLEAN),
            emptyDir=closed(medium=STRING, sizeLimit=QUANTITY),
            persistentVolumeClaim=closed("claimName", claimName=STRING, readOnly=BOOLEAN),
            projected=ANYTHING,
            downwardAPI=ANYTHING,
            csi=ANYTHING,
            ephemeral=ANYTHING,
        )
    ),
    "volumeMounts": listed(
        closed(
            "name",
            "mountPath",
            name=STRING,
            mountPath=STRING,
            subPath=STRING,
            subPathExpr=STRING,
            readOnly=BOOLEAN,
        )
    ),
    "networkPeers": _PEERS,
    "ingressRules": listed(closed(**{"from": _PEERS, "ports": _PORTS})),
    "egressRules": listed(closed(to=_PEERS, ports=_PORTS)),
    "ingressTls": listed(closed(secretName=STRING, hosts=listed(STRING))),
    "affinity": closed(nodeAffinity=ANYTHING, podAffinity=ANYTHING, podAntiAffinity=ANYTHING),
    "tolerations": listed(
        closed(
            key=STRING,
            operator={"enum": ["Exists", "Equal"]},
            value=STRING,
            effect={"enum": ["NoSchedule", "PreferNoSchedule", "NoExecute"]},
            tolerationSeconds=INTEGER,
        )
    ),
}
