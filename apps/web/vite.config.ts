/** How the client is built: `npm start` does it when it must, and `npm run web` serves the sources beside a running server. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { besidesTheBundle } from './build/besides-the-bundle.mjs';

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SERVER = process.env.BOUGH_URL ?? 'http://localhost:3000';
const OF_THE_SERVER = ['/graphql', '/events', '/export', '/sign-in', '/sign-out', '/account', '/healthz'];

export default defineConfig({
  root: inRoot('apps/web'),
  plugins: [react(), besidesTheBundle()],
  resolve: {
    alias: ['formula', 'statistics', 'domain'].map((name) => ({
      find: `@bough/${name}`,
      replacement: inRoot(`libs/${name}/index.ts`),
    })),
    // GraphiQL brings an older React to the root; the packages of the client must all take this one.
    dedupe: ['react', 'react-dom'],
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: inRoot('dist/web'),
    emptyOutDir: true,
    license: { fileName: 'licenses.md' }, // the texts that its packages ask to be passed on
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/libs/') } },
  },
  server: { proxy: Object.fromEntries(OF_THE_SERVER.map((path) => [path, SERVER])) },
});
