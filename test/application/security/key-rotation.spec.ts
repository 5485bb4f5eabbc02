import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rotateKeys } from '../../../src/operations/cli/rotate-keys.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { AuditVerification } from '../../../src/audit/audit-verification.js';
import { columnsOfPlainBytes, encryptedTables } from '../../../src/operations/keys/encrypted-columns.js';
import { FieldEncryption } from '../../../src/shared/security/field-encryption.js';
import { KeyRotation } from '../../../src/operations/keys/key-rotation.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic } from '../../support/clinic.js';
import { patient, signIn } from '../../support/people.js';
import { leaveTrace } from '../../support/trail.js';

const oldKey = 'the old secret key, with more than 32 bytes';
const newKey = 'another secret key that is newer and longer';

let first: TestApp;
beforeAll(async () => {
  first = await startTestApp({ secretKeys: [oldKey] });
});
afterAll(() => first.close());

const onTheSameDatabase = (secretKeys: string[]): Promise<TestApp> =>
  startTestApp({ secretKeys, databaseUrl: first.config.databaseUrl });

async function cli(app: TestApp): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await rotateKeys.run(app.nest, []), said: lines.join('\n') };
  } finally {
    log.mockRestore();
  }
}

/** How many fields these keys open, by column. @throws when one does not open. */
async function opened(secretKeys: string[]): Promise<Record<string, number>> {
  const encryption = new FieldEncryption(secretKeys);
  const counts: Record<string, number> = {};
  for (const { table, columns } of encryptedTables) {
    for (const column of columns) {
      const text = `select ${column} as stored from ${table} where ${column} is not null`;
      const rows = await first.sql<{ stored: Buffer }>([text] as never);
      for (const { stored } of rows) encryption.decryptBytes(stored);
      counts[`${table}.${column}`] = rows.length;
    }
  }
  return counts;
}

describe('the list of encrypted columns', () => {
  it('has, with that of plain bytes, every bytea column of the database', async () => {
    const found = await first.sql<{ name: string }>`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')`;
    const listed = encryptedTables.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
    expect([...listed, ...columnsOfPlainBytes].sort()).toEqual(found.map(({ name }) => name).sort());
  });
});

describe('the rotation of keys', () => {
  it('leaves nothing that only the old key opens, while somebody writes', async () => {
    const clinic = await openClinic(first);
    const ana = await patient(first, 'Ana Silva');
    const { practitionerId, siteId, visitTypeId } = clinic;
    const place = { practitionerId, siteId, visitTypeId };
    const slots = await first.get(
      `/slots?practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}&from=2026-12-08&to=2026-12-09`,
    );
    const visit = await ana
      .post('/appointments', { ...place, start: slots.body.items[0].start, reason: 'A cough that stays' })
      .set('Idempotency-Key', 'cough')
      .expect(201);
    await clinic.doctor
      .post(`/practitioners/${practitionerId}/exceptions`, {
        kind: 'leave',
        from: '2027-02-01',
        to: '2027-02-02',
        reason: 'An operation',
      })
      .expect(201);
    const glass = { patientId: ana.account.patientId!, action: 'break-glass', resource: 'note' } as const;
    await leaveTrace(first, { accountId: clinic.doctor.account.id }, { ...glass, reason: 'Unconscious' });
    await first.settle();

    const before = await opened([oldKey]);
    const total = Object.values(before).reduce((sum, count) => sum + count, 0);
    expect(before).toMatchObject({
      'platform.audit_event.reason': 1,
      'platform.audit_seal_key.secret': 1,
      'appointments.appointment.reason': 1,
      'scheduling.exception.reason': 1,
      'practitioners.practitioner.licence_number': 1,
      'practitioners.application_document.content': 1,
    });
    await expect(opened([newKey])).rejects.toThrow('not in SECRET_KEY');

    const both = await onTheSameDatabase([newKey, oldKey]);
    try {
      // A process that still writes with the old key, in the middle of it.
      let disturbed = false;
      const late = new FieldEncryption([oldKey]).encrypt('A cough that went');
      const report = await both.resolve(KeyRotation).rotate((column) => {
        if (disturbed || column !== 'notifications.mailbox.content') return;
        disturbed = true;
        void first.sql`update appointments.appointment set reason = ${late} where id = ${visit.body.id}`;
      });
      expect(disturbed).toBe(true);
      expect(report).toMatchObject({ finished: true, unreadable: [] });
      const again = await cli(both);
      expect(again).toMatchObject({ code: 0, said: expect.stringContaining('is used by no field any more') });
      expect(report.rotated).toBeGreaterThanOrEqual(total);
      await leaveTrace(both, { accountId: clinic.doctor.account.id }, { ...glass, reason: 'Still unconscious' });
      await both.settle();
    } finally {
      await both.close();
    }

    await opened([newKey]);
    const after = await onTheSameDatabase([newKey]);
    try {
      const asAna = await signIn(after, ana.email);
      const read = await asAna.get(`/appointments/${visit.body.id}`).expect(200);
      expect(read.body.reason).toBe('A cough that went');
      const boss = await signIn(after, clinic.admin.email);
      const trail = await boss.get('/audit-events?action=break-glass').expect(200);
      expect(trail.body.items.map((item: { reason: string }) => item.reason)).toEqual([
        'Still unconscious',
        'Unconscious',
      ]);
      // Two keys of seals by now, and both are there: the chain is proved across the rotation.
      const keys = await first.sql`select distinct key_id from platform.audit_seal`;
      expect(keys).toHaveLength(2);
      // Beside the two: what the administrator did to open the clinic, and the look at the trail.
      await after.settle();
      const { length: checked } = await first.sql`select from platform.audit_event`;
      expect(await after.resolve(AuditVerification).verify()).toMatchObject({ checked, waiting: 0 });
      expect((await after.resolve(AuditVerification).verify()).firstBreak).toBeUndefined();
    } finally {
      await after.close();
    }
  });

  it('goes on where it was stopped, and never undoes what somebody else writes meanwhile', async () => {
    const app = await startTestApp({ secretKeys: [newKey, oldKey] });
    try {
      const [old, fresh] = [new FieldEncryption([oldKey]), app.resolve(FieldEncryption)];
      const ids = Array.from({ length: 1_200 }, () => newId());
      await app.sql`
        insert into notifications.mailbox (id, sent_at, content)
        select id, '2026-12-01T08:00:00Z', ${old.encrypt('A mail')}::bytea from unnest(${ids}::uuid[]) id`;
      const stopped = app.resolve(KeyRotation).rotate((_, rows) => {
        if (rows === 200) throw new Error('stopped');
      });
      await expect(stopped).rejects.toThrow('stopped');

      // Between the look and the update somebody writes one of them: by now it says something else, with the old key.
      const changed = old.encrypt('Another mail');
      let written: string | undefined;
      const database = {
        rows: async (statement: never) => {
          const rows = (await app.resolve(Database).rows(statement)) as { key?: string; stored?: Buffer }[];
          if (!written && rows[0]?.stored) {
            written = rows[0].key;
            await app.sql`update notifications.mailbox set content = ${changed} where id = ${written}`;
          }
          return rows;
        },
      } as Database;
      const report = await new KeyRotation(database, fresh).rotate();
      expect(report).toMatchObject({ fields: 1_200, rotated: 1_000, finished: true, unreadable: [] });
      const mails = await app.sql<{ id: string; content: Buffer }>`select id, content from notifications.mailbox`;
      const [onlyNew, said] = [new FieldEncryption([newKey]), new Map<string, string>()];
      for (const { id, content } of mails) said.set(id, onlyNew.decrypt(content));
      expect(written).toBeDefined();
      expect(said.get(written!)).toBe('Another mail');
      said.delete(written!);
      expect([...new Set(said.values())]).toEqual(['A mail']);
    } finally {
      await app.close();
    }
  });

  it('names what no key opens, leaves it alone, and does not call it done', async () => {
    const app = await startTestApp({ secretKeys: [newKey] });
    try {
      const clinic = await openClinic(app);
      const lost = new FieldEncryption(['a key that somebody has lost, 32 bytes']).encrypt('X-1');
      await app.sql`update practitioners.practitioner set licence_number = ${lost} where id = ${clinic.practitionerId}`;
      const { code, said } = await cli(app);
      expect(code).toBe(1);
      expect(said).toContain(`no key opens practitioners.practitioner.licence_number of ${clinic.practitionerId}`);
      const [row] = await app.sql<{ stored: Buffer }>`select licence_number as stored from practitioners.practitioner`;
      expect(row!.stored).toEqual(lost);
    } finally {
      await app.close();
    }
  });
});
