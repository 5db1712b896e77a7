{{/*
Names and labels. Every helper takes a dict: `context` (the chart's root) and `component` (backend, mcp, frontend,
postgresql, test), and, for a component that another chart brings along, `of`: that chart's component, or "" for
the umbrella, whose components share the release's name as it is.

Each service chart can be installed by itself or through the umbrella, and the three must find each other either
way. So a name is "<base>-<component>". Under the umbrella the base is the release name; for a chart alone it is the
release name without the component it may end in. The release "ai-todo" (umbrella) and the release
"ai-todo-backend" (the backend alone) both call the API's service "ai-todo-backend-service".
*/}}
{{- define "ai-todo.base" -}}
{{- $own := ternary .of .component (hasKey . "of") -}}
{{- if and $own .context.Chart.IsRoot -}}
{{- trimSuffix (printf "-%s" $own) .context.Release.Name -}}
{{- else -}}
{{- .context.Release.Name -}}
{{- end -}}
{{- end -}}

{{- define "ai-todo.fullname" -}}
{{- printf "%s-%s" (include "ai-todo.base" .) .component -}}
{{- end -}}

{{/* The service of another component (`peer`) of the same system. */}}
{{- define "ai-todo.serviceName" -}}
{{- printf "%s-%s-service" (include "ai-todo.base" .) (.peer | default .component) -}}
{{- end -}}

{{- define "ai-todo.serviceAccountName" -}}
{{- $account := .context.Values.serviceAccount -}}
{{- if $account.create -}}
{{- $account.name | default (include "ai-todo.fullname" .) -}}
{{- else -}}
{{- $account.name | default "default" -}}
{{- end -}}
{{- end -}}

{{/* What never changes in the life of a release: selectors cannot be changed afterwards. */}}
{{- define "ai-todo.selectorLabels" -}}
app.kubernetes.io/name: ai-todo-{{ .component }}
app.kubernetes.io/instance: {{ .context.Release.Name }}
{{- end -}}

{{/* The labels of a pod. No version and no chart among them: a new chart alone must not restart pods. */}}
{{- define "ai-todo.podLabels" -}}
{{ include "ai-todo.selectorLabels" . }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: {{ include "ai-todo.base" . }}
{{- with .context.Values.podLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The labels of everything but pods. */}}
{{- define "ai-todo.labels" -}}
{{ include "ai-todo.selectorLabels" . }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: {{ include "ai-todo.base" . }}
app.kubernetes.io/version: {{ .context.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .context.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .context.Chart.Name .context.Chart.Version | replace "+" "_" }}
{{- with .context.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Selects the pods of another component (`peer`), whichever release it was installed by. */}}
{{- define "ai-todo.peerSelector" -}}
podSelector:
  matchLabels:
    app.kubernetes.io/name: ai-todo-{{ .peer }}
    app.kubernetes.io/part-of: {{ include "ai-todo.base" . }}
{{- end -}}
