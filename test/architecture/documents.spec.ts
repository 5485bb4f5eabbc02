import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

describe('the change log', () => {
  it('has one list of each kind in a version', () => {
    const versions = read('CHANGELOG.md').split(/^## /m).slice(1);
    expect(versions.length).toBeGreaterThan(2);
    for (const version of versions) {
      const kinds = version.match(/^### .*/gm) ?? [];
      expect([version.split('\n')[0], kinds]).toEqual([version.split('\n')[0], [...new Set(kinds)]]);
    }
  });
});

describe('the list of decisions', () => {
  it('names every page once, in their order', () => {
    const pages = readdirSync(resolve(root, 'docs/decisions')).filter((name) => name !== 'README.md');
    const listed = [...read('docs/decisions/README.md').matchAll(/^- \[(\d{4}) · .*\]\((.*)\)$/gm)];
    expect(listed.map(([, , page]) => page)).toEqual(pages.sort());
    for (const [line, number, page] of listed) expect([line, page!.slice(0, 4)]).toEqual([line, number]);
  });
});
