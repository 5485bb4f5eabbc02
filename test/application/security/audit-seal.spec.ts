import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../src/operations/cli/verify-audit.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { beginning, sealOf } from '../../../src/audit/audit-seal.js';
import { AuditSealer } from '../../../src/audit/audit-sealer.js';
import { AuditVerification, type AuditReport } from '../../../src/audit/audit-verification.js';
import { FieldEncryption } from '../../../src/shared/security/field-encryption.js';
import { AuditStatus } from '../../../src/operations/status/audit-status.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { asOwnerOfTheDatabase, leaveTrace } from '../../support/trail.js';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function leaveTraces(count: number, on = app): Promise<void> {
  for (let i = 0; i < count; i++) {
    const entry = { patientId: newId(), action: 'break-glass', resource: 'note', resourceId: newId() } as const;
    await leaveTrace(on, { accountId: newId(), roles: ['practitioner'] }, { ...entry, reason: `Unconscious, ${i}` });
  }
}

const verified = (): Promise<AuditReport> => app.resolve(AuditVerification).verify();
const eventAt = async (position: number): Promise<string> =>
  (await app.sql<{ id: string }>`select audit_event_id as id from platform.audit_seal where position = ${position}`)[0]!
    .id;

/** `audit:verify` as it is called: its exit code and what it prints. */
async function cli(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await verifyAudit.run(app.nest, args), said: lines.join('\n') };
  } finally {
    log.mockRestore();
  }
}

describe('the audit trail', () => {
  it('is sealed by due work, one seal for each event and one sealer at a time', async () => {
    await leaveTraces(20);
    expect(await verified()).toMatchObject({ checked: 20, waiting: 20 });
    const other = await startTestApp({ databaseUrl: app.config.databaseUrl });
    try {
      const sealers = [app, other].flatMap((each) => Array.from({ length: 4 }, () => each.resolve(AuditSealer)));
      await Promise.all(sealers.map((sealer) => sealer.seal()));
    } finally {
      await other.close();
    }
    await app.settle();
    const seals = await app.sql<{ position: string }>`select position from platform.audit_seal order by position`;
    expect(seals.map((seal) => Number(seal.position))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await verified()).toMatchObject({ checked: 20, waiting: 0, end: { position: 20 } });
    expect((await verified()).firstBreak).toBeUndefined();
    expect(await cli()).toMatchObject({ code: 0, said: expect.stringContaining('20 events checked, 0 of them') });
  });

  it('cannot be changed: the database refuses', async () => {
    await leaveTraces(2);
    await app.settle();
    const refused = /append-only/;
    await expect(app.sql`update platform.audit_event set action = 'read'`).rejects.toThrow(refused);
    await expect(app.sql`update platform.audit_event set reason = null`).rejects.toThrow(refused);
    await expect(
      app.sql`update platform.audit_event set reason = overlay(reason placing '\\x00'::bytea from 40)`,
    ).rejects.toThrow(refused);
    await expect(app.sql`delete from platform.audit_event`).rejects.toThrow(refused);
    await expect(app.sql`truncate platform.audit_event`).rejects.toThrow(refused);
    await expect(app.sql`update platform.audit_seal set hash = previous_hash`).rejects.toThrow(refused);
    await expect(app.sql`delete from platform.audit_seal`).rejects.toThrow(refused);
    await expect(app.sql`truncate platform.audit_seal`).rejects.toThrow(refused);
  });

  it('tells which event was changed, whichever column it was', async () => {
    await leaveTraces(5);
    await app.settle();
    const id = await eventAt(3);
    const columns = await app.sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'platform' and table_name = 'audit_event' and column_name <> 'id'`;
    expect(columns.length).toBeGreaterThan(8);
    for (const { name, type } of columns) {
      const added = name === 'patient_ids' ? newId() : 'x';
      const changed = {
        uuid: `'${newId()}'`,
        ARRAY: `array_append(${name}, '${added}')`,
        bytea: `set_byte(${name}, 40, 255 - get_byte(${name}, 40))`,
        text: `coalesce(${name}, '') || 'x'`,
        'timestamp with time zone': `${name} + interval '1 microsecond'`,
      }[type];
      await app.sql(['create table public.before as select * from platform.audit_event'] as never);
      await asOwnerOfTheDatabase(app, () =>
        app.sql([`update platform.audit_event set ${name} = ${changed} where id = '${id}'`] as never),
      );
      const { firstBreak } = await verified();
      expect([name, firstBreak]).toEqual([
        name,
        { what: 'changed', detail: expect.stringContaining(`${id} or its seal 3`) },
      ]);
      await asOwnerOfTheDatabase(app, () =>
        app.sql([
          `update platform.audit_event e set ${name} = b.${name} from public.before b where b.id = e.id`,
        ] as never),
      );
      await app.sql`drop table public.before`;
      expect((await verified()).firstBreak).toBeUndefined();
    }
  });

  it('holds events of no patient, and what they changed, in the same chain', async () => {
    await leaveTraces(1);
    const entry = {
      action: 'write',
      resource: 'site',
      resourceId: newId(),
      changed: ['name', 'opening"hours,'],
    } as const;
    const boss = { accountId: newId(), roles: ['admin', 'practitioner'] } as const;
    await leaveTrace(app, boss, entry);
    await leaveTrace(app, boss, { action: 'write', resource: 'holiday', changed: [] });
    await app.settle();
    expect(await verified()).toMatchObject({ checked: 3, waiting: 0 });
    expect((await verified()).firstBreak).toBeUndefined();
    expect(
      await app.sql`select acting_as, patient_id, changed from platform.audit_event where resource = 'site'`,
    ).toEqual([{ acting_as: 'admin', patient_id: null, changed: entry.changed }]);
    const lies = [
      [2, `patient_id = account_id`],
      [2, `changed = null`],
      [2, `changed = '{name}'`],
      [2, `changed = array[changed[2], changed[1]]`],
      [3, `changed = null`],
      [1, `patient_id = null`],
      [1, `changed = '{}'`],
    ] as const;
    for (const [position, lie] of lies) {
      const id = await eventAt(position);
      await expect(app.sql([`update platform.audit_event set ${lie} where id = '${id}'`] as never)).rejects.toThrow(
        /append-only/,
      );
      await app.sql`create table public.before as select * from platform.audit_event`;
      await asOwnerOfTheDatabase(app, () =>
        app.sql([`update platform.audit_event set ${lie} where id = '${id}'`] as never),
      );
      expect([lie, (await verified()).firstBreak?.detail]).toEqual([
        lie,
        expect.stringContaining(`${id} or its seal ${position}`),
      ]);
      await asOwnerOfTheDatabase(
        app,
        () => app.sql`
        update platform.audit_event e set patient_id = b.patient_id, changed = b.changed from public.before b
        where b.id = e.id`,
      );
      await app.sql`drop table public.before`;
    }
    expect((await verified()).firstBreak).toBeUndefined();
  });

  it('proves what was sealed before events could be without a patient', () => {
    const event = {
      id: '019ab000-0000-7000-8000-000000000001',
      at: '2026-11-23T08:00:00.000000Z',
      accountId: '019ab000-0000-7000-8000-000000000002',
      actingAs: 'staff',
      patientId: '019ab000-0000-7000-8000-000000000003',
      action: 'read',
      resource: 'note',
      resourceId: null,
      reason: null,
      requestId: 'r-1',
      changed: null,
      patientIds: null,
    };
    const seal = sealOf(Buffer.alloc(32, 7), 1, beginning, event, app.resolve(FieldEncryption));
    expect(seal.toString('hex')).toBe('3b134c8331849873f8551ad25a5a6d4d1073ceee96609f3021c1f7d0f32a0bfd');
  });

  it('tells that an event, a seal or both were deleted', async () => {
    await leaveTraces(6);
    await app.settle();
    const id = await eventAt(4);
    await asOwnerOfTheDatabase(app, () => app.sql`delete from platform.audit_event where id = ${id}`);
    expect((await verified()).firstBreak).toEqual({
      what: 'deleted',
      detail: expect.stringContaining(`${id} of seal 4`),
    });
    expect(await cli()).toMatchObject({ code: 1, said: expect.stringContaining(`Event ${id} of seal 4 is gone`) });
    await asOwnerOfTheDatabase(app, () => app.sql`delete from platform.audit_seal where position = 4`);
    expect((await verified()).firstBreak).toEqual({ what: 'deleted', detail: 'There is no seal 4.' });
    // To number the rest anew does not help: the number is in the seal.
    await asOwnerOfTheDatabase(app, async () => {
      await app.sql`update platform.audit_seal set position = position - 1 where position = 5`;
      await app.sql`update platform.audit_seal set position = position - 1 where position = 6`;
    });
    expect((await verified()).firstBreak).toMatchObject({ what: 'changed', detail: expect.stringContaining('seal 4') });
  });

  it('tells that an event was put among the sealed ones, and leaves it without a seal', async () => {
    await leaveTraces(3);
    const id = `01900000-0000-7000-8000-000000000001`;
    await app.settle();
    await app.sql`
      insert into platform.audit_event (id, at, account_id, acting_as, patient_id, action, resource)
      values (${id}, '2026-11-30T08:00:00Z', ${newId()}, 'staff', ${newId()}, 'read', 'note')`;
    await app.settle();
    expect((await verified()).firstBreak).toEqual({ what: 'inserted', detail: expect.stringContaining(id) });
  });

  it('lets only the key of a reason change, and tells a reason that is another one', async () => {
    await leaveTraces(2);
    await app.settle();
    const id = await eventAt(2);
    // What the database cannot tell from a rotation of keys: as long, and of another key.
    await app.sql`update platform.audit_event set reason = overlay(reason placing '\\x00112233'::bytea from 2) where id = ${id}`;
    expect((await verified()).firstBreak).toMatchObject({ what: 'changed', detail: expect.stringContaining(id) });
  });

  it('tells that the key of the seals is gone', async () => {
    await leaveTraces(2);
    await app.settle();
    await app.sql`delete from platform.audit_seal_key`;
    expect((await verified()).firstBreak).toMatchObject({
      what: 'deleted',
      detail: expect.stringContaining('The key'),
    });
  });

  it('may be long: it is sealed and verified piece by piece', async () => {
    const ids = Array.from({ length: 2_600 }, () => newId());
    await app.sql`
      insert into platform.audit_event (id, at, account_id, acting_as, patient_id, action, resource)
      select id, '2026-12-01T08:00:00Z', id, 'staff', id, 'read', 'note' from unnest(${ids}::uuid[]) id`;
    await app.settle();
    const steps: number[] = [];
    const report = await app.resolve(AuditVerification).verify(undefined, (done, of) => steps.push(done, of));
    expect(steps).toEqual([1_000, 2_600, 2_000, 2_600, 2_600, 2_600]);
    expect(report).toMatchObject({ checked: 2_600, waiting: 0 });
    expect(report.firstBreak).toBeUndefined();
    const last = await eventAt(2_600);
    await asOwnerOfTheDatabase(
      app,
      () => app.sql`update platform.audit_event set resource = 'file' where id = ${last}`,
    );
    expect((await verified()).firstBreak).toMatchObject({
      what: 'changed',
      detail: expect.stringContaining(`${last} or its seal 2600`),
    });
  });

  it('is the one whose end was noted, or its end was cut off', async () => {
    await leaveTraces(4);
    await app.settle();
    const { end } = await verified();
    const noted = `${end.position}:${end.hash}`;
    expect((await cli()).said).toContain(noted);
    await leaveTraces(1);
    await app.settle();
    expect(await cli(noted)).toMatchObject({ code: 0 });
    await asOwnerOfTheDatabase(app, async () => {
      await app.sql`delete from platform.audit_event where id in (select audit_event_id from platform.audit_seal where position > 3)`;
      await app.sql`delete from platform.audit_seal where position > 3`;
    });
    expect(await cli()).toMatchObject({ code: 0 });
    expect(await cli(noted)).toMatchObject({ code: 1, said: expect.stringContaining('cut off') });
    await leaveTraces(2);
    await app.settle();
    expect(await cli(noted)).toMatchObject({ code: 1, said: expect.stringContaining('cut off') });
    await expect(cli('nonsense')).rejects.toThrow('noted end');
    await expect(cli(`4:${end.hash.slice(0, 11)}`)).rejects.toThrow('noted end');
  });

  it('tells its end by itself, in the metrics and in the status, so that a cut is found by what was kept of them', async () => {
    const figures = async () => {
      const { text } = await app.raw.get('/metrics').expect(200);
      return ['position', 'hash'].map(
        (name) => new RegExp(`^careslot_audit_seal_${name} (\\d+)$`, 'm').exec(text)?.[1],
      );
    };
    expect(await figures()).toEqual([undefined, undefined]);
    await leaveTraces(3);
    await app.settle();
    const { end } = await verified();
    const [position, hash] = await figures();
    expect(Number(position)).toBe(3);
    const kept = `${position}:${Number(hash).toString(16).padStart(12, '0')}`;
    expect(kept).toBe(`3:${end.hash.slice(0, 12)}`);
    expect(await app.resolve(AuditStatus).look()).toMatchObject({ state: 'ok', facts: { lastSeal: kept } });
    expect(await cli(kept)).toMatchObject({ code: 0 });
    await asOwnerOfTheDatabase(app, async () => {
      await app.sql`delete from platform.audit_event where id in (select audit_event_id from platform.audit_seal where position = 3)`;
      await app.sql`delete from platform.audit_seal where position = 3`;
    });
    expect(await cli()).toMatchObject({ code: 0 });
    expect(await cli(kept)).toMatchObject({ code: 1, said: expect.stringContaining('cut off') });
  });
});
