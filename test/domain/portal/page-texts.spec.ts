import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Build = { pages: (source: string) => { transform: (code: string, id: string) => string } };
const web = resolve(import.meta.dirname, '../../../web');
const { pages } = (await import(`${web}/build/pages.mjs`)) as Build;

/** Each page of a source with the areas of texts that the build gives it. */
function textsOf(source: string): Record<string, string[]> {
  const plugin = pages(source);
  const given = globSync('pages/*/routes.ts', { cwd: source }).flatMap((name) => {
    const file = join(source, name);
    const code = plugin.transform(readFileSync(file, 'utf8'), file);
    return [...code.matchAll(/opened\(import\('\.\/([^']+)'\), (\[[^\]]*\])\)/g)].map(
      ([, page, areas]) => [`${name.split('/')[1]}/${page}`, JSON.parse(areas!) as string[]] as const,
    );
  });
  return Object.fromEntries(given);
}

describe('the texts of a page', () => {
  let source: string;
  beforeAll(() => {
    source = mkdtempSync(join(tmpdir(), 'careslot-texts-'));
    const files = {
      'texts/en/common.ts': '',
      'texts/en/day.ts': '',
      'texts/en/part.ts': '',
      'texts/en/later.ts': '',
      'texts/en/types.ts': '',
      'texts/en/other.ts': '',
      'pages/a/routes.ts': `x({ ...child('/a') }).lazy(() => opened(import('./page')));`,
      'pages/a/page.tsx': `import { Part } from '../../parts/part';\nuseTranslation(['day', 'common']);`,
      'parts/part.tsx': `import type { Type } from './types';\nlazy(() => import('./later'));\ni18next.t('part:name');`,
      'parts/later.tsx': `import { Part } from './part';\ni18next.getFixedT(null, 'later');`,
      'parts/types.ts': `useTranslation('types');`,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source, name)), { recursive: true });
      writeFileSync(join(source, name), text);
    }
  });
  afterAll(() => rmSync(source, { recursive: true }));

  it('are those of its parts too, also of such as are loaded later', () => {
    expect(textsOf(source)).toEqual({ 'a/page': ['day', 'later', 'part'] });
  });

  it('are found for every page of the portal', () => {
    const found = textsOf(join(web, 'src'));
    expect(Object.keys(found).length).toBeGreaterThan(50);
    expect(Object.entries(found).filter(([, areas]) => areas.length === 0)).toEqual([]);
    expect(found['consultation/patient']).toContain('account');
    // The dialogs of the week are loaded when they are opened; their words are there before.
    expect(found['practice/week/week']).toEqual(['appointment', 'practice', 'search', 'week']);
  });
});
