import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Actor, Role } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { ProcessSignal } from '../../../shared/messaging/process-signal.js';
import { Database } from '../../../shared/persistence/database.js';

const channel = 'careslot_actors';
const everybody = '*';
/** A connection that died without a word tells nothing: then this is how late a change may be. */
const rememberedMilliseconds = 5_000;
const maxRemembered = 10_000;

interface ActorRow {
  readonly roles: Role[];
  readonly emailVerified: boolean;
  readonly patientId: string | null;
  readonly practitionerId: string | null;
  readonly siteIds: string[];
}

/**
 * Who stands behind an access token now.
 * One statement per token, and none for one that was good a moment ago. Only good answers are remembered, in this process,
 * for seconds of real time, and only while it hears the others: they say with the commit whom to forget. A process that
 * cannot hear them asks the database each time.
 */
@Injectable()
export class Actors {
  private readonly bySession = new LRUCache<string, Actor>({ max: maxRemembered, ttl: rememberedMilliseconds });
  /** Counts what was forgotten, so that an answer read before a change is not remembered after it. */
  private changes = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly processes: ProcessSignal,
  ) {
    // What changed while nothing could be heard is not known.
    processes.join({ name: channel, heard: (whom) => this.forget(whom), connected: () => this.forget(everybody) });
  }

  /** Undefined when the session is over or the account is not active. */
  async find(accountId: string, sessionId: string): Promise<Actor | undefined> {
    const remembered = this.processes.isListening ? this.bySession.get(sessionId) : undefined;
    if (remembered?.accountId === accountId) return remembered;
    const { changes } = this;
    const actor = await this.load(accountId, sessionId);
    if (actor?.emailVerified && changes === this.changes) this.bySession.set(sessionId, actor);
    return actor;
  }

  /**
   * Something about the account or its sessions changes in the transaction in progress. With its commit, what any process
   * has remembered no longer counts.
   */
  async forgetWithCommit(whom: { accountId: string } | 'everybody'): Promise<void> {
    const payload = whom === 'everybody' ? everybody : whom.accountId;
    await this.database.rows(sql`select pg_notify(${channel}, ${payload})`);
    // The own call arrives a moment after the commit, or not at all: who changed something sees it at once.
    this.database.afterCommit(() => this.forget(payload));
  }

  private forget(whom: string): void {
    this.changes++;
    for (const [sessionId, { accountId }] of [...this.bySession]) {
      if (whom === everybody || accountId === whom) this.bySession.delete(sessionId);
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
}
