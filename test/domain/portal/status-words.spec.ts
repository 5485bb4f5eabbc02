import { beforeAll, describe, expect, it } from 'vitest';
import i18next from 'i18next';
import { resolve } from 'node:path';

interface Component {
  readonly name: string;
  readonly state: 'down';
  readonly message: string;
  readonly facts: Record<string, string | number>;
}
const web = resolve(import.meta.dirname, '../../../web/src');
const { sentenceOf, standingOf } = (await import(`${web}/pages/admin/operations/status-words.ts`)) as Record<
  'sentenceOf' | 'standingOf',
  (component: Component) => string
>;

describe('a database that answers and cannot do its work', () => {
  beforeAll(async () => {
    const [en, de] = await Promise.all(['en', 'de'].map((language) => import(`${web}/texts/${language}/admin.ts`)));
    await i18next.init({ resources: { en, de }, interpolation: { escapeValue: false } });
  });

  it.each([
    ['en', '53100', /^The database answers and cannot do its work \(its disk is full\):/],
    ['de', '53100', /^Die Datenbank antwortet, kann aber nicht arbeiten \(ihre Festplatte ist voll\):/],
    ['de', '58000', /^Die Datenbank antwortet, kann aber nicht arbeiten \(58000\):/],
  ])('is told in %s, with why: %s', async (language, failure, words) => {
    await i18next.changeLanguage(language);
    const facts = { latencyMs: 1, failure };
    const database = { name: 'database', state: 'down', message: 'What the server says.', facts } as const;
    expect(standingOf(database)).toBe('failed');
    expect(sentenceOf(database)).toMatch(words);
  });
});
