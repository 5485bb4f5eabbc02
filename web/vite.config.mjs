import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mjs';
import { pages } from './build/pages.mjs';
import { usedStyles } from './build/used-styles.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.cache/vite'),
  plugins: [react(), usedStyles(), pages(here('src')), compressed()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the content security policy allows styles and images of our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // Small parts that many pages share come in one file: on a phone, requests cost more than bytes.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 40, maxModuleSize: 2500 }] } },
    },
  },
});
