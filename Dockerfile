# One image for web, worker, beat and the step before them; docker-compose.yml starts it, docs/deploy.md says how.
# Any base with Python 3.11 or newer will do: docker build --build-arg BASE=registry.example.org/python:3.12 .
ARG BASE=python:3.11.15-slim-bookworm

FROM ${BASE} AS build
WORKDIR /app
ENV PATH=/venv/bin:$PATH
RUN python3 -m venv /venv
COPY requirements.txt .
# Wheels alone, each by its hash: nothing is compiled here, and pip does not come along.
RUN pip install --no-cache-dir --no-input --disable-pip-version-check --only-binary=:all: --require-hashes \
        -r requirements.txt \
    && pip uninstall --yes --quiet pip setuptools
COPY . .
# Static files belong to the image: while one version takes over from another, each serves its own.
RUN DATA_DIR=/tmp/data STATIC_DIR=/static python manage.py prepare --static \
    && python -m compileall -q . \
    && chmod -R a+rX /app /static /venv

FROM ${BASE}
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Throughline" \
      org.opencontainers.image.description="Product roadmaps and the projects that make them true" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# A number that stays the same, because the files in a volume outlive the image that wrote them.
RUN groupadd --gid 10001 throughline \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin throughline \
    && install --directory --owner 10001 --group 10001 --mode 700 /data
COPY --from=build /venv /venv
COPY --from=build /static /static
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data \
    STATIC_DIR=/static
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-P", "config/probe.py"]
CMD ["gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
