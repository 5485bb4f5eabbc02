import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the build knows of the pages: they are listed in `pages/<area>/routes.ts`, each as a `child('/path')` with an
 * `opened(import('./page'))`.
 *
 * Each page is told there the areas of texts that it and its parts use: `opened(import('./day'), ['practice'])`. So it
 * comes with all its words at once, also with those of parts that it opens later, and no list by hand can lack one.
 *
 * And the list of paths is put beside the portal's files, each with the scripts and styles of its page: the server
 * answers other paths with 404, and tells browsers at once what they will need.
 * @param source the folder of `pages/` and `texts/`
 */
export function pages(source) {
  return {
    name: 'pages',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/routes.ts')) return undefined;
      const areas = areasIn(source);
      return code.replaceAll(openedPage, (call, page) => {
        const used = areas.usedFrom(sourceOf(dirname(id), page));
        return `${call}, ${JSON.stringify(used)}`;
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const needs = (file) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(file));
          if (!chunk) this.error(`Nothing of the portal holds ${file}.`);
          return neededBy(chunk, bundle);
        };
        const entry = needs(join(source, 'main.tsx'));
        const areas = areasIn(source);
        const listed = listedPages(source).map(({ path, file }) => {
          const texts = areas.usedBy(file).map((area) => join(source, `texts/en/${area}.ts`));
          const needed = [file, ...texts].flatMap((each) => [...needs(each)]);
          return [path, [...new Set(needed)].filter((name) => !entry.has(name))];
        });
        this.emitFile({
          type: 'asset',
          fileName: 'paths.json',
          source: JSON.stringify(Object.fromEntries(listed), null, 2),
        });
      },
    },
  };
}

const openedPage = /\bopened\(import\('([^']+)'\)/g;
const listedPage = /\bchild\('([^']+)'\)|\bopened\(import\('([^']+)'\)/g;

/** Each path with the file of its page. */
function listedPages(source) {
  return globSync('pages/*/routes.ts', { cwd: source }).flatMap((name) => {
    const file = join(source, name);
    const found = [...readFileSync(file, 'utf8').matchAll(listedPage)].map(([, path, page]) => path ?? { page });
    return found.flatMap((path, nth) => {
      if (typeof path !== 'string') return [];
      const page = found[nth + 1]?.page;
      if (page === undefined) throw new Error(`${name} opens no page for ${path}.`);
      return [{ path, file: sourceOf(dirname(file), page) }];
    });
  });
}

/** The areas of texts that a file uses itself, and those that it uses with everything that it imports. */
function areasIn(source) {
  // The common texts are there from the beginning.
  const all = readdirSync(join(source, 'texts/en')).map((name) => name.replace(/\.ts$/, ''));
  const known = (areas) => all.filter((area) => area !== 'common' && areas.has(area));
  const read = new Map();
  const reading = (file) => {
    if (!read.has(file)) read.set(file, readUses(file));
    return read.get(file);
  };
  return {
    usedBy: (file) => known(new Set(reading(file).areas)),
    usedFrom(file) {
      const seen = new Set();
      const see = (each) => {
        if (seen.has(each)) return;
        seen.add(each);
        reading(each).imports.forEach(see);
      };
      see(file);
      return known(new Set([...seen].flatMap((each) => reading(each).areas)));
    },
  };
}

function readUses(file) {
  const code = readFileSync(file, 'utf8').replaceAll(/^import type [^;]*;/gm, '');
  const named = [...code.matchAll(/\b(?:useTranslation|getFixedT)\(([^)]*)\)/g)].flatMap(([, names]) => [
    ...names.matchAll(/'(\w+)'/g),
  ]);
  const prefixed = [...code.matchAll(/['`](\w+):[\w$]/g)];
  const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)];
  return {
    areas: [...named, ...prefixed].map(([, area]) => area),
    imports: imported.map(([, path]) => sourceOf(dirname(file), path)).filter((path) => path !== undefined),
  };
}

/** The source that an import means; undefined for styles and the like. */
function sourceOf(folder, path) {
  const bare = join(folder, path.replace(/\.js$/, ''));
  return [`${bare}.tsx`, `${bare}.ts`].find((file) => existsSync(file));
}

/** A chunk, what it imports before it can run, and their styles. */
function neededBy(chunk, bundle, found = new Set()) {
  if (!chunk || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const name of chunk.imports) neededBy(bundle[name], bundle, found);
  return found;
}
