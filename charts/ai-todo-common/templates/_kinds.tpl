{{/*
Whole objects that are the same for all three services but for their names. Each takes the dict of _names.tpl.
*/}}

{{- define "ai-todo.serviceAccount" -}}
{{- if .context.Values.serviceAccount.create -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "ai-todo.serviceAccountName" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
  {{- with .context.Values.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
# None of the services talks to the Kubernetes API.
automountServiceAccountToken: false
{{- end -}}
{{- end -}}

{{- define "ai-todo.service" -}}
{{- $service := .context.Values.service -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "ai-todo.serviceName" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
  {{- with $service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ $service.type }}
  selector:
    {{- include "ai-todo.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: {{ $service.port }}
      targetPort: http
      protocol: TCP
      appProtocol: http
      {{- with $service.nodePort }}
      nodePort: {{ . }}
      {{- end }}
{{- end -}}

{{/* Only with more than one replica: on a single one it would block every drain of its node. */}}
{{- define "ai-todo.podDisruptionBudget" -}}
{{- $values := .context.Values -}}
{{- $least := ternary $values.autoscaling.minReplicas $values.replicaCount $values.autoscaling.enabled -}}
{{- if and $values.podDisruptionBudget.enabled (gt (int $least) 1) -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "ai-todo.fullname" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $values.podDisruptionBudget.maxUnavailable }}
  # Pods that are not ready may go at any time: keeping them would help nobody and hold up the drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "ai-todo.selectorLabels" . | nindent 6 }}
{{- end -}}
{{- end -}}

{{- define "ai-todo.horizontalPodAutoscaler" -}}
{{- $scaling := .context.Values.autoscaling -}}
{{- if $scaling.enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "ai-todo.fullname" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "ai-todo.fullname" . }}
  minReplicas: {{ $scaling.minReplicas }}
  maxReplicas: {{ $scaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $scaling.targetCPUUtilizationPercentage }}
{{- end -}}
{{- end -}}

{{- define "ai-todo.ingress" -}}
{{- $ingress := .context.Values.ingress -}}
{{- if $ingress.enabled -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "ai-todo.fullname" . }}
  namespace: {{ .context.Release.Namespace }}
  labels:
    {{- include "ai-todo.labels" . | nindent 4 }}
  {{- with $ingress.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- with $ingress.tls }}
  tls:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    {{- range $host := $ingress.hosts }}
    - host: {{ $host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ include "ai-todo.serviceName" $ }}
                port:
                  name: http
    {{- end }}
{{- end -}}
{{- end -}}
