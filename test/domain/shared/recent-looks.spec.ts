import { describe, expect, it } from 'vitest';
import { RecentLooks } from '../../../src/audit/recent-looks.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const after = (minutes: number): Temporal.Instant => now.add({ minutes });

describe('looks at lists', () => {
  it('count for fifteen minutes, for each reader apart', () => {
    const looks = new RecentLooks();
    looks.note('desk', 'ana', now, now);
    expect(looks.without('desk', ['ana', 'bea'], after(14))).toEqual(['bea']);
    expect(looks.without('desk', ['ana'], after(15))).toEqual(['ana']);
    expect(looks.without('admin', ['ana'], after(1))).toEqual(['ana']);
  });

  it('count from when they were, however late they are remembered', () => {
    const looks = new RecentLooks();
    looks.note('desk', 'ana', now, after(10));
    expect(looks.without('desk', ['ana'], after(14))).toEqual([]);
    expect(looks.without('desk', ['ana'], after(16))).toEqual(['ana']);
  });

  it('from before the clock was set back count for nothing', () => {
    const looks = new RecentLooks();
    looks.note('desk', 'ana', after(60), after(60));
    expect(looks.without('desk', ['ana'], now)).toEqual(['ana']);
  });

  it('are forgotten when they do not count any more', () => {
    const looks = new RecentLooks();
    for (let i = 0; i < 1_000; i++) looks.note('desk', `patient ${i}`, now, now);
    looks.note('desk', 'bea', after(20), after(20));
    expect(looks.size).toBe(1);
  });
});
