import { readFileSync } from 'node:fs';

/**
 * Puts the list of the portal's paths beside its files, each with the scripts and styles of its page: the server answers
 * other paths with 404, and tells browsers at once what they will need. The router is made from the same list.
 */
export function knownPaths(file) {
  return {
    name: 'known-paths',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const chunkOf = (source) => chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
        const entry = neededBy(chunkOf('/src/main.tsx'), bundle);
        const pages = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).map(([path, page]) => {
          const chunk = chunkOf(`/src/${page}.tsx`);
          if (!chunk) this.error(`There is no page ${page} for ${path}.`);
          const words = chunkOf(`/src/texts/en/${page.split('/')[0]}.ts`);
          const needed = [chunk, words].filter(Boolean).flatMap((one) => [...neededBy(one, bundle)]);
          return [path, [...new Set(needed)].filter((name) => !entry.has(name))];
        });
        const source = JSON.stringify(Object.fromEntries(pages), null, 2);
        this.emitFile({ type: 'asset', fileName: 'paths.json', source });
      },
    },
  };
}

/** A chunk, what it imports before it can run, and their styles. */
function neededBy(chunk, bundle, found = new Set()) {
  if (!chunk || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const name of chunk.imports) neededBy(bundle[name], bundle, found);
  return found;
}
