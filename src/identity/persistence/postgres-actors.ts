import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { performance } from 'node:perf_hooks';
import type { Actor, Role } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { Actors } from '../application/actors.js';

const rememberedMilliseconds = 5_000;
const mostRemembered = 10_000;

interface ActorRow {
  readonly roles: Role[];
  readonly emailVerified: boolean;
  readonly patientId: string | null;
  readonly practitionerId: string | null;
  readonly siteIds: string[];
}

interface Remembered {
  readonly actor: Actor;
  readonly until: number;
}

/**
 * One statement per token, and none for one that was good a moment ago. Only good answers are remembered, in this
 * process and for seconds of real time: another process learns of an ended session that much later at the latest.
 */
@Injectable()
export class PostgresActors extends Actors {
  private readonly bySession = new Map<string, Remembered>();
  /** Counts what was forgotten, so that an answer read before a change is not remembered after it. */
  private changes = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async find(accountId: string, sessionId: string): Promise<Actor | undefined> {
    const remembered = this.bySession.get(sessionId);
    if (remembered && remembered.until > performance.now() && remembered.actor.accountId === accountId) {
      return remembered.actor;
    }
    const { changes } = this;
    const actor = await this.load(accountId, sessionId);
    if (actor?.emailVerified && changes === this.changes) this.remember(actor);
    return actor;
  }

  forget(accountId: string): void {
    this.changes++;
    for (const [sessionId, { actor }] of this.bySession) {
      if (actor.accountId === accountId) this.bySession.delete(sessionId);
    }
  }

  private async load(accountId: string, sessionId: string): Promise<Actor | undefined> {
    const row = await this.database.row<ActorRow>(sql`
      select a.roles, a.verified_at is not null as "emailVerified", a.patient_id as "patientId",
             a.practitioner_id as "practitionerId", a.site_ids::text[] as "siteIds"
      from identity.session s join identity.account a on a.id = s.account_id
      where s.id = ${sessionId}::uuid and a.id = ${accountId}::uuid and a.status = 'active'
        and s.ended_at is null and s.expires_at > ${this.clock.now().toString()}::timestamptz`);
    if (!row) return undefined;
    const { roles, emailVerified, siteIds } = row;
    const patientId = row.patientId ?? undefined;
    const practitionerId = row.practitionerId ?? undefined;
    return Object.freeze({ accountId, sessionId, roles, emailVerified, patientId, practitionerId, siteIds });
  }

  private remember(actor: Actor): void {
    this.bySession.delete(actor.sessionId);
    if (this.bySession.size >= mostRemembered) this.bySession.delete(this.bySession.keys().next().value!);
    this.bySession.set(actor.sessionId, { actor, until: performance.now() + rememberedMilliseconds });
  }
}
