{{/* The password of the development PostgreSQL, made once. */}}
{{- define "ai-todo.postgresqlPassword" -}}
{{- include "ai-todo.madeOnce" (dict "context" . "kind" "password" "key" "POSTGRES_PASSWORD" "name" (include "ai-todo.umbrellaDatabaseSecretName" .)) -}}
{{- end -}}

{{/* The Secret the three services expect when no other is named: see ai-todo.databaseSecretName. */}}
{{- define "ai-todo.umbrellaDatabaseSecretName" -}}
{{- printf "%s-database" .Release.Name -}}
{{- end -}}

{{/* What a pod without rights to write, to be root or to gain rights looks like; restricted pod security. */}}
{{- define "ai-todo.umbrellaPodSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "ai-todo.umbrellaContainerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
capabilities:
  drop:
    - ALL
seccompProfile:
  type: RuntimeDefault
{{- end -}}
