import { randomUUID } from 'node:crypto';
import { FindBookingTerms } from '../../../src/practitioners/index.js';
import {
  ClaimTime,
  MoveTime,
  ReleaseTime,
  SetWorkingHours,
  type BookingRequest,
  type ClaimedTime,
} from '../../../src/scheduling/index.js';
import { HoldTime } from '../../../src/scheduling/application/hold-time.js';
import type { HoldView } from '../../../src/scheduling/http/slot-holds.view.js';
import { FindSlots } from '../../../src/scheduling/application/find-slots.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';
import { boundOf } from '../../../src/shared/kernel/bound.js';
import { startTestApp, type TestApp } from '../../support/app.js';

export interface TypeOptions {
  minutes?: number;
  before?: number;
  after?: number;
  interval?: number;
  capacity?: number;
  lead?: number;
  window?: number;
  mode?: 'in_person' | 'video';
}

/** Who changes what administrators change. */
export const boss = actor(randomUUID(), { roles: ['admin'] });

/** Practitioners' time without the people around it: rows are written as their owners would leave them. */
export class World {
  private constructor(readonly app: TestApp) {}

  static async open(): Promise<World> {
    return new World(await startTestApp({ role: 'api' }));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async site(timeZone = 'Europe/Berlin', openingHours: object[] | null = null): Promise<string> {
    const id = randomUUID();
    await this.app.sql`insert into practitioners.site (id, name, time_zone, address, opening_hours, active)
      values (${id}, ${id}, ${timeZone}, '{}', ${openingHours && JSON.stringify(openingHours)}, true)`;
    return id;
  }

  async visitType(options: TypeOptions = {}): Promise<string> {
    const id = randomUUID();
    await this.app.sql`insert into practitioners.visit_type (id, name, duration_minutes, buffer_before_minutes,
        buffer_after_minutes, slot_interval_minutes, mode, approval, capacity, lead_time_minutes, booking_window_days, active)
      values (${id}, ${id}, ${options.minutes ?? 30}, ${options.before ?? 0}, ${options.after ?? 0},
        ${options.interval ?? null}, ${options.mode ?? 'in_person'}, 'automatic', ${options.capacity ?? 1}, ${options.lead ?? 0},
        ${options.window ?? 90}, true)`;
    return id;
  }

  async practitioner(specialtyIds: string[] = [], visitTypeIds: string[] = []): Promise<string> {
    const id = randomUUID();
    await this.app
      .sql`insert into practitioners.practitioner (id, account_id, status, full_name, search_key, specialty_ids, languages,
        visit_type_ids, licence_number, licence_issuing_body, licence_expires_on)
      values (${id}, ${randomUUID()}, 'active', 'Dr Test', '', ${specialtyIds}, '{}', ${visitTypeIds}, '', 'Body', '2030-01-01')`;
    return id;
  }

  /** Every day, from and to as given. */
  async hours(practitionerId: string, siteId: string, from = '09:00', to = '17:00', more: object = {}): Promise<void> {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
    const input = { practitionerId, siteId, mode: 'slot' as const, weekly, visitTypeIds: [] };
    await this.app.send(new SetWorkingHours({ ...input, keepHits: false, dryRun: false, ...more }));
  }

  async claim(
    place: { practitionerId: string; siteId: string; visitTypeId: string },
    start: string,
    more: {
      accountId?: string;
      holdId?: string;
      actingAs?: 'patient' | 'staff';
      appointmentId?: string;
      underWay?: boolean;
    } = {},
  ): Promise<ClaimedTime & { appointmentId: string }> {
    const terms = await this.terms(place);
    const appointmentId = more.appointmentId ?? randomUUID();
    const { holdId, ...claimant } = { actingAs: 'patient' as const, accountId: null, ...more, appointmentId };
    return { ...(await this.app.send(new ClaimTime(request(place, start, holdId), terms, claimant))), appointmentId };
  }

  async move(
    appointmentId: string,
    place: { practitionerId: string; siteId: string; visitTypeId: string },
    start: string,
  ): Promise<ClaimedTime> {
    const terms = await this.terms(place);
    const claimant = { appointmentId, actingAs: 'patient', accountId: null } as const;
    return this.app.send(new MoveTime(request(place, start), terms, claimant));
  }

  release(appointmentId: string): Promise<void> {
    return this.app.send(new ReleaseTime({ appointmentId }));
  }

  hold(
    place: { practitionerId: string; siteId: string; visitTypeId: string },
    start: string,
    accountId: string = randomUUID(),
  ): Promise<HoldView> {
    return this.app.send(new HoldTime(actor(accountId), request(place, start)));
  }

  async starts(
    place: { practitionerId: string; siteId?: string; visitTypeId: string },
    from: string,
    to: string,
    accountId?: string,
  ): Promise<string[]> {
    const filter = { ...place, from: boundOf(from), to: boundOf(to) };
    const slots = await this.app.ask(new FindSlots(filter, accountId ? actor(accountId) : undefined));
    return slots.map((slot) => slot.start);
  }

  terms({ practitionerId, siteId, visitTypeId }: { practitionerId: string; siteId: string; visitTypeId: string }) {
    return this.app.ask(new FindBookingTerms(practitionerId, siteId, visitTypeId));
  }

  /** Pairs of live claims of one practitioner that share an instant: asked of the table, whatever its constraints. */
  async overlaps(): Promise<number> {
    const [row] = await this.app.sql<{ count: number }>`
      select count(*)::int as count from scheduling.claim a join scheduling.claim b
        on a.practitioner_id = b.practitioner_id and a.id < b.id and a.during && b.during
      where a.live and b.live and not a.overbooked and not b.overbooked`;
    return row!.count;
  }
}

/** A booking request for the start that a text means. */
export function request(
  place: { practitionerId: string; siteId: string; visitTypeId: string },
  start: string,
  holdId?: string,
): BookingRequest {
  return { ...place, start: Temporal.Instant.from(start), holdId };
}

export function actor(accountId: string, more: Partial<Actor> = {}): Actor {
  return { accountId, sessionId: randomUUID(), roles: ['patient'], emailVerified: true, siteIds: [], ...more };
}

/** What each attempt came to: 'ok', a domain error's code, or the error itself. */
export async function outcomes(attempts: Promise<unknown>[]): Promise<Record<string, number>> {
  const settled = await Promise.allSettled(attempts);
  const count: Record<string, number> = {};
  for (const each of settled) {
    const word = each.status === 'fulfilled' ? 'ok' : ((each.reason as { code?: string }).code ?? String(each.reason));
    count[word] = (count[word] ?? 0) + 1;
  }
  return count;
}
