{{/*
The API's settings that are not secret, as the ConfigMap's data. What is left at null is left out: the service knows
its defaults, and a copy of them here could disagree.
*/}}
{{- define "ai-todo-backend.config" -}}
{{- $dict := dict "context" . "component" "backend" -}}
HOST: "0.0.0.0"
AUTH_JWKS_URL: {{ .Values.config.authJwksUrl | default (printf "http://%s:3000/api/auth/jwks" (include "ai-todo.serviceName" (merge (dict "peer" "frontend") $dict))) | quote }}
MCP_URL: {{ .Values.config.mcpUrl | default (printf "http://%s:8001/mcp" (include "ai-todo.serviceName" (merge (dict "peer" "mcp") $dict))) | quote }}
DRAIN_SECONDS: {{ int .Values.config.drainSeconds | quote }}
AI_PROVIDER: {{ .Values.ai.provider | quote }}
{{- include "ai-todo.settings" (dict
  "LOG_LEVEL" .Values.config.logLevel
  "DATABASE_POOL_SIZE" .Values.config.databasePoolSize
  "CHAT_LIMIT_PER_HOUR" .Values.config.chatLimitPerHour
  "OPENAI_BASE_URL" .Values.ai.baseUrl
  "OPENAI_MODEL" .Values.ai.model
  "AI_TIMEOUT_SECONDS" .Values.ai.timeoutSeconds
  "AI_MAX_STEPS" .Values.ai.maxSteps
  "AI_TOKEN_BUDGET" .Values.ai.tokenBudget) }}
{{- end -}}

{{- define "ai-todo-backend.signingSecretName" -}}
{{- .Values.signing.existingSecret | default (printf "%s-signing" (include "ai-todo.fullname" (dict "context" . "component" "backend"))) -}}
{{- end -}}

{{/* The key the API signs its tokens with; only where the chart makes it. */}}
{{- define "ai-todo-backend.signingKey" -}}
{{- include "ai-todo.madeOnce" (dict "context" . "kind" "ed25519" "key" "MCP_SIGNING_KEY" "name" (include "ai-todo-backend.signingSecretName" .)) -}}
{{- end -}}

{{- define "ai-todo-backend.aiSecretName" -}}
{{- .Values.ai.existingSecret | default (printf "%s-ai" (include "ai-todo.fullname" (dict "context" . "component" "backend"))) -}}
{{- end -}}

{{/* "true" when turns may go to a model outside: it then needs a key, and a way out through the NetworkPolicy. */}}
{{- define "ai-todo-backend.usesModel" -}}
{{- if and (ne .Values.ai.provider "builtin") (or .Values.ai.apiKey .Values.ai.existingSecret) -}}
true
{{- end -}}
{{- end -}}

{{/* The files below /run/secrets/ai-todo, as a list of {name, key, path}. */}}
{{- define "ai-todo-backend.secrets" -}}
{{- $dict := dict "context" . "component" "backend" -}}
- name: {{ include "ai-todo.databaseSecretName" $dict }}
  key: {{ include "ai-todo.databaseSecretKey" $dict }}
  path: DATABASE_URL
- name: {{ include "ai-todo-backend.signingSecretName" . }}
  key: {{ ternary .Values.signing.secretKey "MCP_SIGNING_KEY" (ne .Values.signing.existingSecret "") }}
  path: MCP_SIGNING_KEY
{{- if include "ai-todo-backend.usesModel" . }}
- name: {{ include "ai-todo-backend.aiSecretName" . }}
  key: {{ ternary .Values.ai.secretKey "OPENAI_API_KEY" (ne .Values.ai.existingSecret "") }}
  path: OPENAI_API_KEY
{{- end }}
{{- end -}}

{{/* Changes when one of those secrets changes. */}}
{{- define "ai-todo-backend.secretsHash" -}}
{{- include "ai-todo.databaseHash" (dict "context" . "component" "backend") }}
{{ if .Values.signing.existingSecret }}
{{- include "ai-todo.existingSecretHash" (dict "context" . "name" .Values.signing.existingSecret "key" .Values.signing.secretKey) }}
{{- else }}
{{- include "ai-todo-backend.signingKey" . | sha256sum }}
{{- end }}
{{ if .Values.ai.existingSecret }}
{{- include "ai-todo.existingSecretHash" (dict "context" . "name" .Values.ai.existingSecret "key" .Values.ai.secretKey) }}
{{- else }}
{{- .Values.ai.apiKey | sha256sum }}
{{- end }}
{{- end -}}

{{/* Port of the model's server, for the NetworkPolicy: the one in its address, else that of the address's scheme. */}}
{{- define "ai-todo-backend.modelPort" -}}
{{- $url := urlParse (.Values.ai.baseUrl | default "https://api.openai.com") -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $port | default (ternary "80" "443" (eq $url.scheme "http")) -}}
{{- end -}}
