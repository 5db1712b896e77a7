{{/*
Rules for NetworkPolicies. A policy that names both directions denies all it does not list, so each service lists
its callers and what it calls. Minikube enforces them only with a network plugin that knows them.
*/}}

{{/* Names are resolved everywhere; node-local resolvers have addresses no selector can name, so any on port 53. */}}
{{- define "ai-todo.egressDns" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end -}}

{{/*
To the database: the PostgreSQL of this release when there is one, else any address on the database's port. A policy
knows no host names; `networkPolicy.databaseTo` narrows it to a range.
*/}}
{{- define "ai-todo.egressDatabase" -}}
{{- $global := (.context.Values.global | default dict).database | default dict -}}
- ports:
    - port: {{ .context.Values.database.port | default $global.port | default 5432 }}
      protocol: TCP
  {{- if include "ai-todo.databaseInRelease" . }}
  to:
    - {{ include "ai-todo.peerSelector" (merge (dict "peer" "postgresql") .) | nindent 6 | trim }}
  {{- else if .context.Values.networkPolicy.databaseTo }}
  to:
    {{- toYaml .context.Values.networkPolicy.databaseTo | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* To one component (`peer`) on its `port`. */}}
{{- define "ai-todo.egressPeer" -}}
- ports:
    - port: {{ .port }}
      protocol: TCP
  to:
    - {{ include "ai-todo.peerSelector" . | nindent 6 | trim }}
{{- end -}}

{{/*
Who may call: the components in `callers`; when people reach the service from outside the cluster, everybody, since
the sender's address is then the node's or the load balancer's. `networkPolicy.from` names the callers instead.
*/}}
{{- define "ai-todo.ingressRule" -}}
{{- $values := .context.Values -}}
{{- $outside := or (ne $values.service.type "ClusterIP") (dig "ingress" "enabled" false ($values | toJson | fromJson)) -}}
- ports:
    - port: http
      protocol: TCP
  {{- if or (not $outside) $values.networkPolicy.from }}
  from:
    {{- range .callers }}
    - {{ include "ai-todo.peerSelector" (merge (dict "peer" .) $) | nindent 6 | trim }}
    {{- end }}
    {{- with $values.networkPolicy.from }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end -}}
