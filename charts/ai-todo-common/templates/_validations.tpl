{{/*
Combinations of values that cannot work. A schema sees one value at a time; these see several. Each rule is a
line "key: reason; fix", and all that fail are reported together. Values are never printed: they may be secrets.
*/}}
{{- define "ai-todo.refuse" -}}
{{- with .lines | trim -}}
{{- $lines := list -}}
{{- range splitList "\n" . -}}
{{- if trim . -}}
{{- $lines = append $lines (printf "  - %s" (trim .)) -}}
{{- end -}}
{{- end -}}
{{- if $lines -}}
{{- fail (printf "these values cannot work:\n%s" (join "\n" $lines)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* How the user writes a key of this chart: below the umbrella it stands under the chart's alias. */}}
{{- define "ai-todo.keyPrefix" -}}
{{- if not .context.Chart.IsRoot -}}
{{- printf "%s." .context.Chart.Name -}}
{{- end -}}
{{- end -}}

{{/* The rules all three services share. */}}
{{- define "ai-todo.validations" -}}
{{- $values := .context.Values -}}
{{- $key := include "ai-todo.keyPrefix" . -}}
{{- include "ai-todo.validateRelease" . }}
{{- include "ai-todo.validateDatabase" (dict "database" $values.database "key" (printf "%sdatabase" $key)) }}
{{- if and (not $values.database.url) (not $values.database.existingSecret) (not (hasKey ($values.global | default dict) "database")) }}
{{ $key }}database.url: no database is named; set {{ $key }}database.existingSecret to a Secret with the key DATABASE_URL, or {{ $key }}database.url to postgresql://user:password@host/database
{{- end }}
{{- if and $values.autoscaling.enabled (gt (int $values.autoscaling.minReplicas) (int $values.autoscaling.maxReplicas)) }}
{{ $key }}autoscaling.minReplicas: is above {{ $key }}autoscaling.maxReplicas; lower it to {{ $values.autoscaling.maxReplicas }} or raise maxReplicas
{{- end }}
{{- if and $values.autoscaling.enabled (not (dig "requests" "cpu" "" ($values.resources | default dict))) }}
{{ $key }}resources.requests.cpu: is missing, and autoscaling measures CPU use against it; set it, or {{ $key }}autoscaling.enabled to false
{{- end }}
{{- if and $values.service.nodePort (eq $values.service.type "ClusterIP") }}
{{ $key }}service.nodePort: a ClusterIP service has no node port; set {{ $key }}service.type to NodePort, or remove nodePort
{{- end }}
{{- range $values.extraEnv }}
{{- if has .name (list "DATABASE_URL" "BETTER_AUTH_SECRET" "MCP_SIGNING_KEY" "OPENAI_API_KEY" "SMTP_URL" "SECRETS_DIR") }}
{{ $key }}extraEnv: {{ .name }} comes from a mounted Secret, and a variable would hide it; remove it and name the Secret by its existingSecret value
{{- end }}
{{- end }}
{{- range $values.extraVolumes }}
{{- if has .name (list "secrets" "tmp") }}
{{ $key }}extraVolumes: the name {{ .name }} is taken by the chart; give the volume another name
{{- end }}
{{- end }}
{{- if hasKey $values "metrics" }}
{{- include "ai-todo.validateMetrics" (dict "metrics" $values.metrics "networkPolicy" $values.networkPolicy "key" $key) }}
{{- end }}
{{- if hasKey $values "ingress" }}
{{- include "ai-todo.validateIngress" (dict "ingress" $values.ingress "key" (printf "%singress" $key)) }}
{{- end }}
{{- end -}}

{{/* The longest name of an object is "<base>-backend-migrate-<revision>", and Kubernetes allows 63 characters. */}}
{{- define "ai-todo.validateRelease" -}}
{{- if gt (len (include "ai-todo.base" .)) 41 }}
release name: has more than 41 characters, which makes names of objects longer than the 63 Kubernetes allows; choose a shorter one
{{- end }}
{{- end -}}

{{- define "ai-todo.validateDatabase" -}}
{{- if and .database.url .database.existingSecret }}
{{ .key }}.url: is set beside {{ .key }}.existingSecret, and only one can be meant; remove one of them
{{- end }}
{{- if and .database.url (not (regexMatch "^postgres(ql)?://[^ ]+$" .database.url)) }}
{{ .key }}.url: is not a PostgreSQL address; write it as postgresql://user:password@host/database
{{- end }}
{{- end -}}

{{- define "ai-todo.validateIngress" -}}
{{- if and .ingress.enabled (not .ingress.hosts) }}
{{ .key }}.hosts: is empty, so the Ingress would lead nowhere; name at least one host, or set {{ .key }}.enabled to false
{{- end }}
{{- $hosts := .ingress.hosts -}}
{{- $key := .key -}}
{{- range .ingress.tls }}
{{- range .hosts }}
{{- if not (has . $hosts) }}
{{ $key }}.tls: {{ . }} is not one of {{ $key }}.hosts; add it there, or remove it here
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
