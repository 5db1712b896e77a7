{{/*
Parts of a pod that all three services have alike. Each takes the dict of _names.tpl; what else is
needed stands at the helper.
*/}}

{{/* `repository@digest` when a digest is given, else `repository:tag`. Takes `image` and the chart's `appVersion`. */}}
{{- define "ai-todo.image" -}}
{{- if .image.digest -}}
{{- printf "%s@%s" .image.repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" .image.repository (.image.tag | default .appVersion) -}}
{{- end -}}
{{- end -}}

{{- define "ai-todo.imagePullSecrets" -}}
{{- $global := (.context.Values.global | default dict).imagePullSecrets | default list -}}
{{- with concat $global (.context.Values.imagePullSecrets | default list) | uniq -}}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}

{{/*
Seconds a pod goes on serving between its deletion and SIGTERM. It covers two things: the news that the pod is
leaving has to reach every node, and with a single replica the successor has to become ready, since kube-proxy
sends requests to a leaving pod only as long as it is the last one that serves.
*/}}
{{- define "ai-todo.preStop" -}}
{{- $seconds := int .context.Values.preStopSeconds -}}
{{- if semverCompare ">=1.30.0-0" .context.Capabilities.KubeVersion.Version -}}
sleep:
  seconds: {{ $seconds }}
{{- else -}}
exec:
  command: {{ index (dict
    "python" (list "python" "-c" (printf "import time; time.sleep(%d)" $seconds))
    "node" (list "node" "-e" (printf "setTimeout(() => {}, %d)" (mul $seconds 1000)))
  ) .runtime | toJson }}
{{- end -}}
{{- end -}}

{{/* preStop, then the time running turns get (`drainSeconds`), then a margin to write the last events and close. */}}
{{- define "ai-todo.gracePeriod" -}}
{{- add (int .context.Values.preStopSeconds) (int .context.Values.config.drainSeconds) 15 -}}
{{- end -}}

{{/*
/health asks nobody, so an outage elsewhere never restarts a pod; /ready asks the dependencies. The numbers are in
the values; why readiness is slow to say no is in docs/adr/0006.
*/}}
{{- define "ai-todo.probes" -}}
startupProbe:
  httpGet:
    path: /health
    port: http
  {{- toYaml .context.Values.probes.startup | nindent 2 }}
livenessProbe:
  httpGet:
    path: /health
    port: http
  {{- toYaml .context.Values.probes.liveness | nindent 2 }}
readinessProbe:
  httpGet:
    path: /ready
    port: http
  {{- toYaml .context.Values.probes.readiness | nindent 2 }}
{{- end -}}

{{/* Environment beside the ConfigMap: where the mounted secrets are, then what the user adds. */}}
{{- define "ai-todo.env" -}}
- name: SECRETS_DIR
  value: /run/secrets/ai-todo
{{- with .context.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "ai-todo.volumeMounts" -}}
- name: secrets
  mountPath: /run/secrets/ai-todo
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- with .context.Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Secrets as files, never as environment variables, which leak into crash reports and child processes. Takes
`secrets`: a list of {name, key, path}; each becomes the file /run/secrets/ai-todo/<path>.
*/}}
{{- define "ai-todo.volumes" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range .secrets }}
      - secret:
          name: {{ .name }}
          items:
            - key: {{ .key }}
              path: {{ .path }}
      {{- end }}
- name: tmp
  emptyDir:
    sizeLimit: {{ .context.Values.tmpSizeLimit }}
{{- with .context.Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Replicas apart from each other where there are nodes for it. ScheduleAnyway: on a single node they must still
run. matchLabelKeys keeps the pods of the old and the new version from being counted together.
*/}}
{{- define "ai-todo.placement" -}}
{{- with .context.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .context.Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .context.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .context.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- if .context.Values.topologySpread.enabled }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: {{ .context.Values.topologySpread.topologyKey }}
    whenUnsatisfiable: {{ .context.Values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "ai-todo.selectorLabels" . | nindent 8 }}
    matchLabelKeys:
      - pod-template-hash
{{- end }}
{{- end -}}

{{/*
Settings as lines of a ConfigMap's data, in the order of their names; those without a value are left out. Numbers
come from YAML as floats, and large ones would be written as 1e+06.
*/}}
{{- define "ai-todo.settings" -}}
{{- range $name, $value := . }}
{{- if $value }}
{{ $name }}: {{ ternary (printf "%.0f" ($value | float64)) (toString $value) (kindIs "float64" $value) | quote }}
{{- end }}
{{- end }}
{{- end -}}
