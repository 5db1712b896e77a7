# syntax=docker/dockerfile:1
# The API (`python main.py`) and the migration (`python -m migrations`). Build it from the repository's root.
# The stages `packages` and `python` are the same in mcp.Dockerfile: both images share those layers.

# --- Packages: from the lock file alone, so a change of code does not build them again --------------------
FROM python:3.13-slim-trixie AS packages
# Only this stage has binutils, so its version need not be pinned.
# hadolint ignore=DL3008,DL3009
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt,sharing=locked \
    rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update -qq \
    && apt-get install -qq --no-install-recommends binutils
# hadolint ignore=DL3042
RUN --mount=type=cache,target=/root/.cache/pip pip install --quiet --root-user-action=ignore uv==0.13.9
ENV PYTHONDONTWRITEBYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_NO_MANAGED_PYTHON=1 \
    UV_PROJECT_ENVIRONMENT=/opt/venv
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=backend/pyproject.toml,target=/src/pyproject.toml \
    --mount=type=bind,source=backend/uv.lock,target=/src/uv.lock \
    uv sync --project /src --frozen --no-default-groups --no-install-project
# A quarter of the bytes that nothing loads: debug symbols, C sources, tests, commands, the grammars of other
# languages than Python's for coloured tracebacks, other databases, and what the Agents SDK has for speech and add-ons.
WORKDIR /opt/venv
RUN find . -name '*.so*' -type f -exec strip --strip-unneeded {} + \
    && find lib -type f \( -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.[ch]' -o -name RECORD \) -delete \
    && find lib -type d \( -name tests -o -name testing \) -prune -exec rm -r {} + \
    && find lib/python3.13/site-packages/agents -maxdepth 1 \( -name extensions -o -name realtime -o -name voice \) \
    -exec rm -r {} + \
    && find lib/python3.13/site-packages/sqlalchemy/dialects \( -name mssql -o -name mysql -o -name oracle \) \
    -prune -exec rm -r {} + \
    && find lib/python3.13/site-packages/pygments/lexers -name '[!_]*.py' ! -name python.py -delete \
    && find bin ! -type d ! -name 'python*' -delete
# Bytecode for what a start loads. Both images compile the same list, so they share the layer.
RUN --mount=type=bind,source=dockerfiles/compile_imported.py,target=/src/compile_imported.py \
    bin/python /src/compile_imported.py \
    agents.mcp.server agents.models.openai_provider alembic.command alembic.config alembic.runtime.migration \
    cryptography.hazmat.primitives.asymmetric.ed25519 dateutil.rrule fastapi.openapi.utils \
    fastmcp.server.http fastmcp.server.server httpcore2 httptools httpx2 jwt.algorithms openai prometheus_client \
    psycopg pydantic.v1 pydantic_settings sqlalchemy.dialects.postgresql.psycopg sqlalchemy.ext.asyncio truststore \
    uvicorn.lifespan.on uvicorn.loops.uvloop uvicorn.protocols.http.httptools_impl

# --- Python itself, with the C libraries it loads: no shell, no package manager ----------------------------
FROM packages AS python
WORKDIR /usr/local/lib/python3.13
RUN rm -rf ensurepip idlelib pydoc_data site-packages/* test tkinter turtle.py turtledemo config-3.13-* \
    && rm -f lib-dynload/_ctypes_test* lib-dynload/_curses* lib-dynload/_dbm* lib-dynload/_gdbm* \
    lib-dynload/_sqlite3* lib-dynload/_test* lib-dynload/_tkinter* lib-dynload/readline* lib-dynload/_xx* lib-dynload/xx*
RUN --mount=type=bind,source=dockerfiles/runtime-root.sh,target=/src/runtime-root.sh \
    sh /src/runtime-root.sh /out /opt/venv \
    /usr/local/bin/python /usr/local/bin/python3 /usr/local/bin/python3.13 /usr/local/lib/python3.13

# --- The code: readable by all, writable by nobody who runs it ---------------------------------------------
FROM python:3.13-slim-trixie AS code
WORKDIR /app
COPY backend/*.py ./
COPY backend/assistant ./assistant
COPY backend/metrics ./metrics
COPY backend/migrations ./migrations
COPY backend/routes ./routes
COPY backend/schemas ./schemas
COPY backend/services ./services
RUN python -m compileall -q --invalidation-mode unchecked-hash . && chmod -R u=rwX,go=rX .

FROM scratch
COPY --link --from=python /out/ /
COPY --link --from=packages /opt/venv/ /opt/venv/
COPY --link --from=code /app/ /app/
ENV HOST=0.0.0.0 \
    LANG=C.UTF-8 \
    PATH=/opt/venv/bin:/usr/local/bin:/usr/bin \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /app
USER 65532:65532
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["python", "main.py"]
ARG VERSION=dev
LABEL org.opencontainers.image.title="ai-todo-backend" \
    org.opencontainers.image.description="The API of AI Todo and the migration of its database." \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="$VERSION"
