import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { sitesOf, sortAndCut } from '../../../src/practitioners/directory/application/search-order.js';
import { spellingsOf } from '../../../src/shared/kernel/spellings.js';

describe('the spellings of a name', () => {
  it('are the text and each swap of neighbouring letters of a short word', () => {
    expect(spellingsOf('JSOE')).toEqual(['jsoe', 'sjoe', 'jose', 'jseo']);
    expect(spellingsOf('a b')).toEqual(['a b']);
    expect(spellingsOf('an testarossa')).toEqual(['an testarossa', 'na testarossa']);
    expect(spellingsOf('x'.repeat(100))).toHaveLength(1);
  });

  it('are bounded', () => {
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => spellingsOf(text).length <= 32));
  });
});

describe('the order of a search', () => {
  it('pages to the same as the whole, those without a key last', () => {
    const key = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const items = fc.uniqueArray(fc.record({ id: fc.uuid(), key }), { selector: ({ id }) => id, maxLength: 30 });
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const keyOf = (item: { key: number | null }) => item.key;
        const whole = sortAndCut(all, keyOf, undefined, 100).map(({ item }) => item);
        const paged: typeof whole = [];
        for (let after; ;) {
          const page: ReturnType<typeof sortAndCut<(typeof all)[number]>> = sortAndCut(all, keyOf, after, limit);
          paged.push(...page.slice(0, limit).map(({ item }) => item));
          if (page.length <= limit) break;
          after = page[limit - 1]!.position;
        }
        expect(paged).toEqual(whole);
        const firstWithout = whole.findIndex(({ key: value }) => value === null);
        if (firstWithout >= 0) expect(whole.slice(firstWithout).every(({ key: value }) => value === null)).toBe(true);
      }),
    );
  });

  it('knows the sites of somebody: where they are listed and where they have hours', () => {
    const day = { weekday: 1 as const, from: '09:00', to: '17:00', siteId: 'b' };
    expect(sitesOf('a', [day, day])).toEqual(['b', 'a']);
    expect(sitesOf(null)).toEqual([]);
  });
});
