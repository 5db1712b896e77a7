{{/*
The web app's settings that are not secret, as the ConfigMap's data; what is left at null is left out. The browser
talks to the web app only, so the API's address is one inside the cluster.
*/}}
{{- define "ai-todo-frontend.config" -}}
{{- $dict := dict "context" . "component" "frontend" -}}
# The container runtime sets HOSTNAME to the pod's name, and Next.js listens on what it says.
HOSTNAME: "0.0.0.0"
API_URL: {{ .Values.config.apiUrl | default (printf "http://%s:8000" (include "ai-todo.serviceName" (merge (dict "peer" "backend") $dict))) | quote }}
DRAIN_SECONDS: {{ int .Values.config.drainSeconds | quote }}
{{- include "ai-todo.settings" (dict
  "BETTER_AUTH_URL" .Values.auth.url
  "TRUSTED_ORIGINS" (join "," .Values.auth.trustedOrigins)
  "TRUSTED_PROXIES" (join "," .Values.auth.trustedProxies)
  "AUTH_ATTEMPTS_PER_MINUTE" .Values.auth.attemptsPerMinute
  "SMTP_FROM" .Values.mail.from) }}
{{- end -}}

{{- define "ai-todo-frontend.authSecretName" -}}
{{- .Values.auth.existingSecret | default (printf "%s-auth" (include "ai-todo.fullname" (dict "context" . "component" "frontend"))) -}}
{{- end -}}

{{/* What sessions are signed with; only where the chart makes it. */}}
{{- define "ai-todo-frontend.authSecret" -}}
{{- include "ai-todo.madeOnce" (dict "context" . "kind" "password" "key" "BETTER_AUTH_SECRET" "name" (include "ai-todo-frontend.authSecretName" .)) -}}
{{- end -}}

{{/* The files below /run/secrets/ai-todo, as a list of {name, key, path}. */}}
{{- define "ai-todo-frontend.secrets" -}}
{{- $dict := dict "context" . "component" "frontend" -}}
- name: {{ include "ai-todo.databaseSecretName" $dict }}
  key: {{ include "ai-todo.databaseSecretKey" $dict }}
  path: DATABASE_URL
- name: {{ include "ai-todo-frontend.authSecretName" . }}
  key: {{ ternary .Values.auth.secretKey "BETTER_AUTH_SECRET" (ne .Values.auth.existingSecret "") }}
  path: BETTER_AUTH_SECRET
{{- if .Values.mail.existingSecret }}
- name: {{ .Values.mail.existingSecret }}
  key: {{ .Values.mail.secretKey }}
  path: SMTP_URL
{{- end }}
{{- end -}}

{{/* Changes when one of those secrets changes. */}}
{{- define "ai-todo-frontend.secretsHash" -}}
{{- include "ai-todo.databaseHash" (dict "context" . "component" "frontend") }}
{{ if .Values.auth.existingSecret }}
{{- include "ai-todo.existingSecretHash" (dict "context" . "name" .Values.auth.existingSecret "key" .Values.auth.secretKey) }}
{{- else }}
{{- include "ai-todo-frontend.authSecret" . | sha256sum }}
{{- end }}
{{- if .Values.mail.existingSecret }}
{{ include "ai-todo.existingSecretHash" (dict "context" . "name" .Values.mail.existingSecret "key" .Values.mail.secretKey) }}
{{- end }}
{{- end -}}
