# syntax=docker/dockerfile:1
# A build to rely on names its base by digest, which `docker buildx imagetools inspect python:3.12-slim` tells:
#   docker build --build-arg PYTHON=python:3.12-slim@sha256:… --build-arg REVISION=$(git rev-parse HEAD) .
ARG PYTHON=python:3.12-slim
FROM ${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /app
WORKDIR /src
# Dependencies first: they change less often than the code.
COPY requirements.lock ./
RUN /app/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY index ./index
COPY service ./service
RUN /app/bin/pip install --no-deps . && /app/bin/python -m compileall -q /app/lib

FROM ${PYTHON}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="pressmark" \
      org.opencontainers.image.description="Full-text search for archives of news" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /app /app
COPY seeds /app/seeds
RUN mkdir /data && chown 10001:10001 /data
ENV PATH=/app/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PRESSMARK_ARCHIVE=/data/archive \
    PRESSMARK_HOST=0.0.0.0 \
    PRESSMARK_PORT=8080
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PRESSMARK_PORT\"]}/healthz', timeout=4)"]
CMD ["pressmark", "serve"]
