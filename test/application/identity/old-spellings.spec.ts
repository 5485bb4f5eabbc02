import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../support/app.js';
import { password, patient } from '../../support/people.js';

const migration = 'Migration20261130140000_email_spellings';

describe('a database from before, in which one address has several accounts', () => {
  it('is migrated: the verified one keeps the address, else the older one; the others are suspended', async () => {
    const app = await startTestApp();
    try {
      const people = [];
      for (let i = 0; i < 8; i++) people.push(await patient(app));
      const [ascii, umlaut, invisible, early, late, free, accent, spaced] = people.map(({ account }) => account.id);
      // As an older version has left it.
      await app.sql`alter table identity.account drop constraint account_email_spelling`;
      await app.sql`delete from platform.migration where name = ${migration}`;
      const spell = async (id: string | undefined, email: string, at: string, verified: boolean) => {
        await app.sql`update identity.account set email = ${email}, created_at = ${at},
          verified_at = ${verified ? at : null} where id = ${id}`;
        await app.sql`update patients.patient set email = ${email} where account_id = ${id}`;
      };
      await spell(ascii, 'ana@xn--mnchen-3ya.example', '2026-03-01T00:00:00Z', true);
      await spell(umlaut, 'ana@münchen.example', '2026-01-01T00:00:00Z', false);
      await spell(invisible, 'ana@mün\u200Bchen.example', '2026-02-01T00:00:00Z', false);
      await spell(early, 'ben@example\u00AD.org', '2026-01-01T00:00:00Z', false);
      await spell(late, 'ben@example.org', '2026-02-01T00:00:00Z', false);
      await spell(free, 'ﬁona@bücher.example', '2026-01-01T00:00:00Z', true);
      // What no domain is: an accent by itself, which NFKC makes a space, and a space.
      await spell(accent, 'dan@x´y.example', '2026-01-01T00:00:00Z', true);
      await spell(spaced, 'eve@x y.example', '2026-01-01T00:00:00Z', true);

      const next = await startTestApp({}, app.config.databaseUrl);
      try {
        const accounts = await app.sql<{ id: string; email: string; status: string }>`
          select id, email, status from identity.account order by id`;
        const of = (id: string | undefined) => accounts.find((account) => account.id === id);
        const active = (id: string | undefined, email: string) =>
          expect(of(id)).toEqual({ id, email, status: 'active' });
        active(ascii, 'ana@xn--mnchen-3ya.example');
        active(early, 'ben@example.org');
        active(free, 'fiona@xn--bcher-kva.example');
        for (const id of [umlaut, invisible, late]) {
          expect(of(id)).toEqual({ id, email: `${id}@duplicate.invalid`, status: 'suspended' });
        }
        for (const id of [accent, spaced]) {
          expect(of(id)).toEqual({ id, email: `${id}@unusable.invalid`, status: 'suspended' });
        }
        for (const email of ['ana@münchen.example', 'ben@example.org', 'fiona@bücher.example']) {
          await next.post('/auth/login').send({ email, password }).expect(200);
        }
        const sessions = await app.sql`select 1 from identity.session
          where account_id = any(${[umlaut, invisible, late, accent, spaced]}::uuid[]) and ended_at is null`;
        expect(sessions).toEqual([]);
        const files = await app.sql<{ email: string }>`
          select distinct email from patients.patient where email not like '%people.test' and email not like '%y.example' order by email`;
        expect(files.map(({ email }) => email)).toEqual([
          'ana@xn--mnchen-3ya.example',
          'ben@example.org',
          'fiona@xn--bcher-kva.example',
        ]);
      } finally {
        await next.close();
      }
    } finally {
      await app.close();
    }
  });
});
