import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password } from '../../support/people.js';
import { recordPeople, type RecordPeople } from '../../support/record-people.js';

const canary = 'Zitronenfalter';

/** Every row of every table as text. Bytes show as hexadecimal. */
async function dump(app: TestApp): Promise<string> {
  const tables = await app.sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`;
  const rows = tables.map(({ name }) => `select '${name}: ' || t::text as line from ${name} t`).join(' union all ');
  const all = await app.sql<{ line: string }>(
    Object.assign([rows], { raw: [rows] }) as unknown as TemplateStringsArray,
  );
  return all.map(({ line }) => line).join('\n');
}

const found = (text: string): string[] =>
  text.split('\n').filter((line) => line.includes(canary) || line.includes(Buffer.from(canary).toString('hex')));

describe('clinical text', () => {
  let app: TestApp;
  let people: RecordPeople;
  let log = '';
  beforeAll(async () => {
    app = await startTestApp({ logLevel: 'trace' });
    const stream = (PinoLogger.root as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym]!;
    vi.spyOn(stream, 'write').mockImplementation((line) => void (log += line));
    people = await recordPeople(app);
  });
  afterAll(async () => {
    await app.close();
    vi.restoreAllMocks();
  });

  it('that was planted in every field stands in no column and no line of the log', async () => {
    const { ana, anaId, attackers } = people;
    const history = {
      bloodGroup: 'O-',
      allergies: [{ substance: canary, reaction: canary, severity: 'mild' }],
      conditions: [{ name: canary, since: '2019', note: canary }],
      medications: [{ name: canary, dose: canary }],
      surgeries: [{ name: canary }],
      notes: canary,
    };
    await ana.put(`/patients/${anaId}/medical-history`, history).expect(200);
    await ana.put(`/patients/${anaId}/medical-history`, { ...history, bloodGroup: canary }).expect(400);
    const contact = { fullName: canary, relationship: canary, phone: '+94771234567' };
    await ana.put(`/patients/${anaId}/emergency-contacts`, { contacts: [contact] }).expect(200);
    await attackers.otherDoctor
      .post(`/patients/${anaId}/break-glass`, { reason: `${canary} ${canary}`, password })
      .set('Idempotency-Key', 'planted')
      .expect(200);
    expect((await attackers.otherDoctor.get(`/patients/${anaId}/medical-history`).expect(200)).body.notes).toBe(canary);
    await app.settle();

    expect(log).toContain(`/patients/${anaId}/medical-history`);
    expect(found(log)).toEqual([]);
    expect(found(await dump(app))).toEqual([]);
  });

  it('would be found where it is not encrypted', async () => {
    await people.ana.patch(`/patients/${people.anaId}`, { gender: canary }).expect(200);
    expect(found(await dump(app))).toHaveLength(1);
    await app.sql`insert into patients.photo (patient_id, content, updated_at)
      values (${people.anaId}, ${Buffer.from(`x${canary}`)}, now())`;
    expect(found(await dump(app))).toHaveLength(2);
  });
});
