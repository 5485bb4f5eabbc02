import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectTrueAppointments } from '../support/calendar.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { patient, person, type Person } from '../support/people.js';
import { freePort, Process } from '../support/servers/process.js';

const rounds = process.env.LONG ? 12 : 3;

/** The process dies without a word while it books: what it has answered is there, and everybody is told, once. */
describe('kill -9 under load', () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let patients: Person[];
  let starts: string[];
  let environment: Record<string, string>;
  let server: Process | undefined;

  beforeAll(async () => {
    // This process only prepares, and looks at the end: it does no background work meanwhile.
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app);
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    patients = await Promise.all(Array.from({ length: 12 }, () => patient(app)));
    const days = Array.from({ length: 3 }, (_, week) => [
      app.now.add({ hours: 24 * (1 + week * 30) }),
      app.now.add({ hours: 24 * (31 + week * 30) }),
    ]);
    const pages = await Promise.all(
      days.map(([from, to]) =>
        app.get(
          `/slots?practitionerId=${clinic.practitionerId}&siteId=${clinic.siteId}&visitTypeId=${clinic.visitTypeId}&from=${from}&to=${to}`,
        ),
      ),
    );
    starts = pages.flatMap((page) => page.body.items.map((slot: { start: string }) => slot.start));
    const port = await freePort();
    environment = {
      PORT: String(port),
      PUBLIC_URL: app.config.publicUrl,
      DATABASE_URL: app.config.databaseUrl,
      SECRET_KEY: app.config.secretKeys[0]!,
      CLOCK: app.config.clock!,
      DEMO: '0',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
    };
  });
  afterAll(async () => {
    await server?.stop('SIGKILL');
    await app.close();
  });

  it('loses no acknowledged booking and no message', async () => {
    const acknowledged = new Map<string, string>();
    const unknown: { key: string; body: object }[] = [];
    const start = () => Process.start('main', environment).ready();
    server = await start();
    let running = true;
    let next = 0;

    const send = (key: string, body: object) =>
      fetch(`${server!.url}/api/v1/appointments`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${desk.accessToken}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      }).then(async (answer) => ({ status: answer.status, body: (await answer.json()) as { id: string } }));

    const client = async (): Promise<void> => {
      while (running && next < starts.length) {
        const index = next++;
        const key = `booking-${index}`;
        const body = {
          practitionerId: clinic.practitionerId,
          siteId: clinic.siteId,
          visitTypeId: clinic.visitTypeId,
          start: starts[index],
          patientId: patients[index % patients.length]!.account.patientId,
        };
        try {
          const answer = await send(key, body);
          if (answer.status === 201) acknowledged.set(key, answer.body.id);
          else unknown.push({ key, body });
        } catch {
          unknown.push({ key, body });
          await sleep(100);
        }
      }
    };
    const clients = Array.from({ length: 6 }, client);
    for (let round = 0; round < rounds; round++) {
      const before = acknowledged.size;
      while (acknowledged.size < before + 40 && next < starts.length) await sleep(20);
      await server.stop('SIGKILL');
      server = await start();
    }
    running = false;
    await Promise.all(clients);
    expect(acknowledged.size).toBeGreaterThan(40 * rounds);
    expect(unknown.length).toBeGreaterThan(0);

    // Who got no answer asks again with the same key, and has one visit, not two and not none.
    for (const { key, body } of unknown) {
      const answer = await send(key, body);
      expect(answer.status).toBe(201);
      acknowledged.set(key, answer.body.id);
    }
    const ids = [...acknowledged.values()];
    expect(new Set(ids).size).toBe(acknowledged.size);
    const kept = await app.sql`select id from appointments.appointment`;
    expect(kept.map((row) => row.id).sort()).toEqual([...ids].sort());
    const claims = await app.sql`select appointment_id from scheduling.claim where live`;
    expect(claims.map((row) => row.appointment_id).sort()).toEqual([...ids].sort());

    const told = () =>
      app.sql<{ appointment_id: string; status: string }>`
        select appointment_id, status from notifications.message
        where kind = 'visit-confirmed' and recipient_kind = 'patient'`;
    // What a killed process was about to send is sent by the next one, once nobody can still be sending it.
    await app.advance('PT3M');
    for (let waited = 0; waited < 20_000; waited += 250) {
      const messages = await told();
      if (messages.length === ids.length && messages.every(({ status }) => status === 'sent')) break;
      await sleep(250);
    }
    const messages = await told();
    expect(messages.map((row) => row.appointment_id).sort()).toEqual([...ids].sort());
    expect(messages.filter(({ status }) => status !== 'sent')).toEqual([]);
    expect(await server.stop()).toBe(0);
    await expectTrueAppointments(app);
  });
});
