# syntax=docker/dockerfile:1
# One image for the API, the worker, the migration job and (profile "sandbox") the vendors' stand-ins.
ARG NODE_IMAGE=node:24.19.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts && npx patch-package --error-on-fail
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts && npx patch-package --error-on-fail

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production \
    WORKER_WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js
# tini reaps and forwards signals, so that SIGTERM drains the worker.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data/documents /data/sandbox
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/dist ./dist
USER node
ENTRYPOINT ["tini", "--"]
CMD ["node", "dist/api/server.js"]
