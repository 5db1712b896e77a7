{{/*
Where the database's address comes from, and secrets the chart makes itself.

Three ways to give the address, in this order: the service's own `database.existingSecret` or `database.url`;
`global.database`, which the umbrella sets for all three; nothing, which the validations refuse. Under the
umbrella the secret "<base>-database" holds either the given URL or that of the PostgreSQL it installs.
*/}}
{{- define "ai-todo.databaseSecretName" -}}
{{- $own := .context.Values.database -}}
{{- $global := (.context.Values.global | default dict).database | default dict -}}
{{- if $own.existingSecret -}}
{{- $own.existingSecret -}}
{{- else if $own.url -}}
{{- printf "%s-database" (include "ai-todo.fullname" .) -}}
{{- else -}}
{{- $global.existingSecret | default (printf "%s-database" (include "ai-todo.base" .)) -}}
{{- end -}}
{{- end -}}

{{- define "ai-todo.databaseSecretKey" -}}
{{- $own := .context.Values.database -}}
{{- $global := (.context.Values.global | default dict).database | default dict -}}
{{- if $own.existingSecret -}}
{{- $own.secretKey -}}
{{- else if and $global.existingSecret (not $own.url) -}}
{{- $global.secretKey -}}
{{- else -}}
DATABASE_URL
{{- end -}}
{{- end -}}

{{/* "true" when the PostgreSQL of the umbrella serves this service: nobody has named another one. */}}
{{- define "ai-todo.databaseInRelease" -}}
{{- $own := .context.Values.database -}}
{{- $global := (.context.Values.global | default dict).database | default dict -}}
{{- if not (or $own.existingSecret $own.url $global.existingSecret $global.url) -}}
true
{{- end -}}
{{- end -}}

{{/*
A value that is made once and then kept: what the cluster has wins over a new one. Takes `name` and `key` of the
Secret and `kind` (password or ed25519); gives the value in plain text.

It is remembered in .Values for the rest of this rendering, so that the Secret and the checksum that rolls the pods
see the same value on the first install, when there is nothing to look up yet.

`lookup` finds nothing in `helm template`, in `--dry-run=client` and in tools that render without a cluster (Argo CD):
there each rendering makes a new value. Name an existing Secret in those cases.
*/}}
{{- define "ai-todo.madeOnce" -}}
{{- $memory := printf "_%s_%s" .name .key -}}
{{- if not (hasKey .context.Values $memory) -}}
  {{- $data := (lookup "v1" "Secret" .context.Release.Namespace .name | default dict).data | default dict -}}
  {{- $value := "" -}}
  {{- if hasKey $data .key -}}
    {{- $value = index $data .key | b64dec -}}
  {{- else if eq .kind "ed25519" -}}
    {{- $value = genPrivateKey "ed25519" -}}
  {{- else -}}
    {{- $value = randAlphaNum 48 -}}
  {{- end -}}
  {{- $_ := set .context.Values $memory $value -}}
{{- end -}}
{{- index .context.Values $memory -}}
{{- end -}}

{{/*
What a Secret that is not the chart's own holds under `key`, hashed; "" while it cannot be read. With it in a pod's
annotations, `helm upgrade` after a rotation restarts the pods that use the Secret.
*/}}
{{- define "ai-todo.existingSecretHash" -}}
{{- $data := (lookup "v1" "Secret" .context.Release.Namespace .name | default dict).data | default dict -}}
{{- printf "%s/%s/%s" .name .key (get $data .key) | sha256sum -}}
{{- end -}}

{{- define "ai-todo.databaseHash" -}}
{{- $own := .context.Values.database -}}
{{- $global := (.context.Values.global | default dict).database | default dict -}}
{{- if or $own.existingSecret (and $global.existingSecret (not $own.url)) -}}
{{- include "ai-todo.existingSecretHash" (dict
  "context" .context
  "name" (include "ai-todo.databaseSecretName" .)
  "key" (include "ai-todo.databaseSecretKey" .)) -}}
{{- else -}}
{{- $own.url | default $global.url | default "postgresql of this release" | sha256sum -}}
{{- end -}}
{{- end -}}

{{/* The Secret for a `database.url` given to this service alone. */}}
{{- define "ai-todo.databaseSecret" -}}
{{- if and .context.Values.database.url (not .context.Values.database.existingSecret) -}}
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "ai-todo.databaseSecretName" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
type: Opaque
stringData:
  DATABASE_URL: {{ .context.Values.database.url | quote }}
{{- end -}}
{{- end -}}
