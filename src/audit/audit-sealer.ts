import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { newId } from '../shared/kernel/id.js';
import { DueWork } from '../shared/messaging/due-work.js';
import { Database } from '../shared/persistence/database.js';
import { hexOf } from '../shared/persistence/pending-writes.js';
import { AuditSealKeys } from './audit-seal-keys.js';
import {
  beginning,
  disorderMinutes,
  idAround,
  sealedColumns,
  sealOf,
  type ChainEnd,
  type SealedEvent,
} from './audit-seal.js';
import { FieldEncryption } from '../shared/security/field-encryption.js';

const eventsAtOnce = 500;
const lock = 'platform.audit_seal';

/**
 * Chains audit events, each seal over the one before: from then on a change, a deletion or an insertion can be found by
 * whoever verifies, and cannot be hidden without the key, whatever may be done to the database.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly database: Database,
    private readonly keys: AuditSealKeys,
    private readonly encryption: FieldEncryption,
  ) {}

  @DueWork()
  async seal(): Promise<number> {
    return (await this.unsealed(1)).length === 0 ? 0 : this.database.transaction(() => this.sealNext());
  }

  /** When the oldest event happened that waits for its seal; undefined when none does. Costs next to nothing. */
  async oldestUnsealed(): Promise<Temporal.Instant | undefined> {
    const [event] = await this.unsealed(1);
    return event && Temporal.Instant.from(event.at);
  }

  /** The last seal there is, its hash in hexadecimal digits; undefined before the first. */
  async end(): Promise<ChainEnd | undefined> {
    const last = await this.lastSeal();
    return last && { position: Number(last.position), hash: last.hash.toString('hex') };
  }

  private async sealNext(): Promise<number> {
    const one = await this.database.row<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as mine`,
    );
    if (!one?.mine) return 0;
    const last = await this.lastSeal();
    const events = await this.unsealed(eventsAtOnce);
    const key = await this.keys.current();
    let position = Number(last?.position ?? 0);
    let previousHash = last?.hash ?? beginning;
    for (const event of events) {
      position++;
      const hash = sealOf(key.secret, position, previousHash, event, this.encryption);
      this.database.writeWithCommit('platform.audit_seal', {
        position,
        audit_event_id: event.id,
        key_id: key.id,
        previous_hash: hexOf(previousHash),
        hash: hexOf(hash),
      });
      previousHash = hash;
    }
    return events.length;
  }

  private lastSeal(): Promise<{ position: string; hash: Buffer } | undefined> {
    return this.database.row(sql`select position, hash from platform.audit_seal order by position desc limit 1`);
  }

  /**
   * Looks only at events about as new as the newest sealed one: so it costs nothing however many there are, and one that
   * is put among the old ones is not made genuine by a seal.
   */
  private async unsealed(limit: number): Promise<SealedEvent[]> {
    const newest = await this.database.row<{ id: string }>(
      sql`select audit_event_id as id from platform.audit_seal order by audit_event_id desc limit 1`,
    );
    const from = newest ? sql`and e.id >= ${idAround(newest.id, -disorderMinutes)}::uuid` : sql``;
    // Not `not exists`: PostgreSQL might join all seals there are, where a look at each of a few is meant.
    return this.database.rows<SealedEvent>(sql`
      select ${sealedColumns} from platform.audit_event e
      where e.id < ${idAround(newId(), disorderMinutes)}::uuid ${from}
        and (select s.position from platform.audit_seal s where s.audit_event_id = e.id) is null
      order by e.id limit ${limit}`);
  }
}
