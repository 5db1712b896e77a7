{{/*
Metrics for Prometheus, on a port of their own that no Service, Ingress or node port for people leads to. Each helper
takes the dict of _names.tpl.
*/}}

{{/* The container's port beside `http`. */}}
{{- define "ai-todo.metricsPort" -}}
{{- if .context.Values.metrics.enabled -}}
- name: metrics
  containerPort: {{ int .context.Values.metrics.port }}
  protocol: TCP
{{- end -}}
{{- end -}}

{{/* Who may read them: the peers in `metrics.from`; without any, nobody. */}}
{{- define "ai-todo.ingressMetrics" -}}
{{- if and .context.Values.metrics.enabled .context.Values.metrics.from -}}
- ports:
    - port: metrics
      protocol: TCP
  from:
    {{- toYaml .context.Values.metrics.from | nindent 4 }}
{{- end -}}
{{- end -}}

{{/* For the Prometheus operator, which finds pods by a Service with a port of that name. */}}
{{- define "ai-todo.serviceMonitor" -}}
{{- $monitor := .context.Values.metrics.serviceMonitor -}}
{{- if $monitor.enabled -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "ai-todo.fullname" . }}-metrics
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  clusterIP: None
  selector:
    {{- include "ai-todo.selectorLabels" . | nindent 4 }}
  ports:
    - name: metrics
      port: {{ int .context.Values.metrics.port }}
      targetPort: metrics
      protocol: TCP
      appProtocol: http
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: {{ include "ai-todo.fullname" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
    {{- with $monitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "ai-todo.selectorLabels" . | nindent 6 }}
  endpoints:
    - port: metrics
      path: /metrics
      interval: {{ $monitor.interval }}
{{- end -}}
{{- end -}}

{{/* The rules for `metrics`; `key` is how the user writes the chart's keys. Not every chart has the value. */}}
{{- define "ai-todo.validateMetrics" -}}
{{- if and .metrics.serviceMonitor.enabled (not .metrics.enabled) }}
{{ .key }}metrics.serviceMonitor.enabled: there is nothing to read while {{ .key }}metrics.enabled is false; set that to true, or this to false
{{- end }}
{{- if and .metrics.enabled .metrics.serviceMonitor.enabled .networkPolicy.enabled (not .metrics.from) (not .networkPolicy.extraIngress) }}
{{ .key }}metrics.from: is empty, so the NetworkPolicy lets nobody read what the ServiceMonitor names; name the peers, such as Prometheus' namespace
{{- end }}
{{- if and .metrics.enabled (has (int .metrics.port) (list 8000 8001)) }}
{{ .key }}metrics.port: is a port the services themselves listen on; choose another one, as 9090
{{- end }}
{{- end -}}
