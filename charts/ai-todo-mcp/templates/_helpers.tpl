{{/* The MCP server's settings that are not secret, as the ConfigMap's data; what is left at null is left out. */}}
{{- define "ai-todo-mcp.config" -}}
{{- $dict := dict "context" . "component" "mcp" -}}
HOST: "0.0.0.0"
MCP_JWKS_URL: {{ .Values.config.jwksUrl | default (printf "http://%s:8000/.well-known/jwks.json" (include "ai-todo.serviceName" (merge (dict "peer" "backend") $dict))) | quote }}
MCP_ALLOWED_HOSTS: {{ include "ai-todo-mcp.allowedHosts" . | quote }}
DRAIN_SECONDS: {{ int .Values.config.drainSeconds | quote }}
{{- include "ai-todo.settings" (dict
  "LOG_LEVEL" .Values.config.logLevel
  "DATABASE_POOL_SIZE" .Values.config.databasePoolSize
  "MCP_ALLOWED_ORIGINS" (join "," .Values.config.allowedOrigins)) }}
{{- end -}}

{{/* Every form of the service's name that resolves in the cluster, then the user's, then the pod itself. */}}
{{- define "ai-todo-mcp.allowedHosts" -}}
{{- $service := include "ai-todo.serviceName" (dict "context" . "component" "mcp") -}}
{{- $namespaced := printf "%s.%s" $service .Release.Namespace -}}
{{- $hosts := list -}}
{{- range list $service $namespaced (printf "%s.svc" $namespaced) (printf "%s.svc.cluster.local" $namespaced) -}}
{{- $hosts = concat $hosts (list . (printf "%s:*" .)) -}}
{{- end -}}
{{- join "," (concat $hosts .Values.config.allowedHosts (list "localhost:*" "127.0.0.1:*")) -}}
{{- end -}}

{{/* The files below /run/secrets/ai-todo, as a list of {name, key, path}. */}}
{{- define "ai-todo-mcp.secrets" -}}
{{- $dict := dict "context" . "component" "mcp" -}}
- name: {{ include "ai-todo.databaseSecretName" $dict }}
  key: {{ include "ai-todo.databaseSecretKey" $dict }}
  path: DATABASE_URL
{{- end -}}

{{/* Changes when one of those secrets changes. */}}
{{- define "ai-todo-mcp.secretsHash" -}}
{{- include "ai-todo.databaseHash" (dict "context" . "component" "mcp") -}}
{{- end -}}
