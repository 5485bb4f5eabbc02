import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const texts = resolve(import.meta.dirname, '../../../web/src/texts');
const languages = readdirSync(texts, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name);
const areas = readdirSync(`${texts}/en`)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((area) => area !== 'index');

/** Every key of one part of the portal, with the variables and tags that its words carry: `hours.from {{from}}`. */
async function shapeOf(language: string, area: string): Promise<string[]> {
  const words = (await import(`${texts}/${language}/${area}.ts`)) as Record<string, object>;
  return linesOf(words[area]!);
}

function linesOf(words: object, path: readonly string[] = []): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) => {
    const here = [...path, key];
    if (typeof value !== 'string') return linesOf(value, here);
    return [[here.join('.'), ...(value.match(/\{\{.*?\}\}|<\/?\d+>/g) ?? []).sort()].join(' ')];
  });
}

describe('every language', () => {
  it.each(languages.flatMap((language) => areas.map((area) => [language, area] as const)))(
    'has the words of English, with the same variables: %s/%s',
    async (language, area) => {
      expect(await shapeOf(language, area)).toEqual(await shapeOf('en', area));
    },
  );

  it.each(languages)('has words for what the server refuses: %s', async (language) => {
    expect(await shapeOf(language, 'refusals')).not.toEqual([]);
  });
});
