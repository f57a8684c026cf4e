# The API on a PostgreSQL server of its own (DATABASE_URL). See docker-compose.yml.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/cli/package.json apps/cli/bough.mjs apps/cli/
COPY apps/web/package.json apps/web/
# The optional packages are needed here: the compiler is one of them.
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/cli/package.json apps/cli/bough.mjs apps/cli/
COPY apps/web/package.json apps/web/
# Without the optional packages, which are the embedded PostgreSQL.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund && npm cache clean --force

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 BOUGH_DATA_DIR=/app/.bough
WORKDIR /app
COPY package.json ./
COPY apps/bootstrap.mjs apps/
COPY apps/cli/package.json apps/cli/bough.mjs apps/cli/
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY examples examples
RUN mkdir .bough && chown node:node .bough
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
