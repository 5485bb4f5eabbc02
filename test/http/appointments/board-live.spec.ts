import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeApplication } from '../../../src/application.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

/** What a client hears, read like a portal does: by fetch, with the token in the header. */
class Listener {
  readonly events: { id: string; changed: string[] }[] = [];
  over = false;

  private constructor(
    readonly answer: Response,
    private readonly ending: AbortController,
  ) {}

  static async on(url: string, who: Person, siteId: string): Promise<Listener> {
    const ending = new AbortController();
    const headers = { Authorization: `Bearer ${who.accessToken}`, 'Accept-Encoding': 'gzip, br' };
    const answer = await fetch(`${url}/api/v1/sites/${siteId}/board/live`, { headers, signal: ending.signal });
    const listener = new Listener(answer, ending);
    if (answer.status === 200) void listener.read();
    return listener;
  }

  /** All that changed since the beginning. */
  get changed(): string[] {
    return this.events.flatMap((event) => event.changed);
  }

  leave(): void {
    this.ending.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.answer.body!) {
        text += Buffer.from(chunk).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        for (const block of blocks) {
          const event = /^id: (\S+)\nevent: changed\ndata: (.+)$/.exec(block);
          if (event) this.events.push({ id: event[1]!, ...(JSON.parse(event[2]!) as { changed: string[] }) });
        }
      }
    } catch {
      // It was cut.
    }
    this.over = true;
  }
}

/** Repeats what does not hold yet. */
async function soon(check: () => unknown, milliseconds = 10_000): Promise<void> {
  const until = performance.now() + milliseconds;
  for (;;) {
    try {
      return void (await check());
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(50);
    }
  }
}

describe('the live board', () => {
  let app: TestApp;
  let second: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let ana: Person;
  const listeners: Listener[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    ana = await patient(app, 'Ana Silva');
    second = await startTestApp({}, app.config.databaseUrl);
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.leave();
  });
  afterAll(async () => {
    await second?.close();
    await app?.close();
  });

  const listen = async (who: Person, of = app, siteId = clinic.siteId): Promise<Listener> => {
    const listener = await Listener.on(of.url, who, siteId);
    listeners.push(listener);
    return listener;
  };
  const begun = async (who: Person, of = app, siteId = clinic.siteId): Promise<Listener> => {
    const listener = await listen(who, of, siteId);
    expect(listener.answer.status).toBe(200);
    await soon(() => expect(listener.events).toHaveLength(1));
    expect(listener.events[0]).toEqual({ id: '1', changed: [] });
    return listener;
  };
  const book = async (start: string): Promise<string> => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const wish = { practitionerId, siteId, visitTypeId, start, patientId: ana.account.patientId };
    return (await desk.post('/appointments', wish).expect(201)).body.id as string;
  };

  it('tells of each change, in every process, and only of the own site', async () => {
    const other = await clinic.admin
      .post('/sites', { name: 'Other', timeZone: 'UTC', address: { line1: 'A', city: 'B', country: 'DE' } })
      .expect(201);
    const here = await begun(desk);
    const there = await begun(desk, second);
    const elsewhere = await begun(clinic.admin, app, other.body.id);
    const id = await book('2026-12-01T10:00:00Z');
    await soon(() => expect([here.changed, there.changed]).toEqual([[id], [id]]));
    await desk.post(`/appointments/${id}/check-in`).expect(200);
    await soon(() =>
      expect([here.changed, there.changed]).toEqual([
        [id, id],
        [id, id],
      ]),
    );
    await desk.patch(`/appointments/${id}`, { staffNote: 'owes a form' }).expect(200);
    await soon(() => expect(there.changed).toHaveLength(3));
    expect(here.events.map((event) => event.id)).toEqual(['1', '2', '3', '4']);
    expect(elsewhere.changed).toEqual([]);
  });

  it('is neither kept nor packed on its way', async () => {
    const { answer } = await begun(desk);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
  });

  it('ends when the session ends, or the account is suspended', async () => {
    const leaver = await signIn(app, desk.email);
    const stream = await begun(leaver);
    const elsewhere = await begun(leaver, second);
    const stays = await begun(desk);
    await leaver.post('/auth/logout', { refreshToken: leaver.refreshToken });
    await soon(() => expect([stream.over, elsewhere.over]).toEqual([true, true]), 15_000);
    expect(stays.over).toBe(false);
    expect((await listen(leaver)).answer.status).toBe(401);
    await app.sql`update identity.account set status = 'suspended' where id = ${desk.account.id}`;
    await soon(() => expect(stays.over).toBe(true), 15_000);
    await app.sql`update identity.account set status = 'active' where id = ${desk.account.id}`;
  });

  it('ends when the account no longer works at the site', async () => {
    const guest = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const stream = await begun(guest);
    await app.sql`update identity.account set site_ids = '{}' where id = ${guest.account.id}`;
    await soon(() => expect(stream.over).toBe(true), 15_000);
  });

  it('is open a few times for one account, and again when one is left', async () => {
    const streams = [];
    for (let each = 0; each < 5; each++) streams.push(await begun(desk));
    const refused = await listen(desk);
    expect(refused.answer.status).toBe(429);
    expect(refused.answer.headers.get('retry-after')).toBe('10');
    expect(refused.answer.headers.get('content-type')).toContain('application/problem+json');
    await begun(clinic.admin);
    streams[0]!.leave();
    await soon(async () => expect((await listen(desk)).answer.status).toBe(200));
  });

  it('answers HEAD at once', async () => {
    await app.raw
      .head(`/api/v1/sites/${clinic.siteId}/board/live`)
      .set('Authorization', `Bearer ${desk.accessToken}`)
      .expect(200);
  });

  it('ends in order when its process stops', async () => {
    const third = await startTestApp({}, app.config.databaseUrl);
    const stream = await begun(desk, third);
    const began = performance.now();
    expect(await closeApplication(third.nest)).toBe(true);
    expect(performance.now() - began).toBeLessThan(6_000);
    await soon(() => expect(stream.over).toBe(true));
  });
});
