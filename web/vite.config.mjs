import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mjs';
import { knownPaths } from './build/known-paths.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.cache/vite'),
  plugins: [react(), knownPaths(here('src/paths.json')), compressed()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the content security policy allows styles and images of our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '^/(api|health|docs|openapi.json|dev/)': process.env.API_URL ?? 'http://localhost:3000' },
  },
});
