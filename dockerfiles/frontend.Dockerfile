# syntax=docker/dockerfile:1
# The web application (`node --import ./preload.mjs server.js`). Build it from the repository's root.

# --- Packages: from the lock file alone, so a change of code does not install them again ------------------
FROM node:24-trixie-slim AS packages
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=bind,source=frontend/package.json,target=package.json \
    --mount=type=bind,source=frontend/package-lock.json,target=package-lock.json \
    npm ci --no-audit --no-fund

# --- The page: Next.js writes a server with just the modules it loads -------------------------------------
FROM packages AS page
COPY frontend/ ./
RUN --mount=type=cache,target=/app/.next/cache npm run build \
    # Measures of fonts, for builds only: a fifth of the server's bytes.
    && rm -f .next/standalone/node_modules/next/dist/server/capsize-font-metrics.json \
    && chmod -R u=rwX,go=rX .next/standalone

# --- Node.js itself, with the C libraries it loads: no shell, no package manager ---------------------------
FROM node:24-trixie-slim AS node
# Only this stage has binutils, so its version need not be pinned.
# hadolint ignore=DL3008,DL3009
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update -qq \
    && apt-get install -qq --no-install-recommends binutils
RUN --mount=type=bind,source=dockerfiles/runtime-root.sh,target=/src/runtime-root.sh \
    strip --strip-unneeded /usr/local/bin/node \
    && mkdir /app && sh /src/runtime-root.sh /out /app /usr/local/bin/node

FROM scratch
COPY --link --from=node /out/ /
COPY --link --from=page /app/.next/standalone/ /app/
ENV HOSTNAME=0.0.0.0 \
    NEXT_TELEMETRY_DISABLED=1 \
    NODE_ENV=production \
    PATH=/usr/local/bin:/usr/bin \
    PORT=3000
WORKDIR /app
USER 65532:65532
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./preload.mjs", "server.js"]
ARG VERSION=dev
LABEL org.opencontainers.image.title="ai-todo-frontend" \
    org.opencontainers.image.description="The web application of AI Todo." \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="$VERSION"
