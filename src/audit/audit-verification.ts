import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../shared/persistence/database.js';
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

/** Where the trail is not what was sealed. */
export interface AuditBreak {
  readonly what: 'changed' | 'deleted' | 'inserted' | 'cut off';
  readonly detail: string;
}

export interface AuditReport {
  /** How many events were compared with their seals, or seen to wait for one. */
  readonly checked: number;
  readonly waiting: number;
  readonly end: ChainEnd;
  readonly firstBreak?: AuditBreak;
}

interface SealRow extends SealedEvent {
  readonly position: string;
  readonly auditEventId: string;
  readonly keyId: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

const rowsAtOnce = 1_000;

/** Walks the audit trail and its seals, and stops at the first break. Changes nothing. */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly database: Database,
    private readonly keys: AuditSealKeys,
    private readonly encryption: FieldEncryption,
  ) {}

  /**
   * `noted` is an end of the chain from before, of its hash at least the first digits; `progress` is told how many of how
   * many are done.
   */
  async verify(noted?: ChainEnd, progress: (done: number, of: number) => void = () => undefined): Promise<AuditReport> {
    const keys = await this.keys.all();
    const total = Number((await this.seals(sql`order by s.position desc limit 1`))[0]?.position ?? 0);
    let end: ChainEnd = { position: 0, hash: beginning.toString('hex') };
    const broken = (firstBreak: AuditBreak): AuditReport => ({ checked: end.position, waiting: 0, end, firstBreak });
    for (;;) {
      const rows = await this.seals(sql`where s.position > ${end.position} order by s.position limit ${rowsAtOnce}`);
      if (rows.length === 0) break;
      for (const row of rows) {
        const firstBreak = this.breakAt(row, end, keys);
        if (firstBreak) return broken(firstBreak);
        end = { position: Number(row.position), hash: row.hash.toString('hex') };
        if (noted?.position === end.position && !end.hash.startsWith(noted.hash)) return broken(anotherChain(noted));
      }
      progress(end.position, total);
    }
    if (noted && noted.position > end.position) return broken(anotherChain(noted));
    const { waiting, inserted } = await this.withoutSeal();
    if (inserted) return broken(inserted);
    return { checked: end.position + waiting, waiting, end };
  }

  private breakAt(row: SealRow, before: ChainEnd, keys: ReadonlyMap<string, Buffer>): AuditBreak | undefined {
    const position = Number(row.position);
    if (position !== before.position + 1) {
      return { what: 'deleted', detail: `There is no seal ${before.position + 1}.` };
    }
    if (row.id === null) {
      return { what: 'deleted', detail: `Event ${row.auditEventId} of seal ${position} is gone.` };
    }
    const previousHash = Buffer.from(before.hash, 'hex');
    const secret = keys.get(row.keyId);
    if (!secret) {
      const detail = `The key ${row.keyId} of seal ${position} is gone, or SECRET_KEY has no key that opens it.`;
      return { what: 'deleted', detail };
    }
    const hash = sealOf(secret, position, previousHash, row, this.encryption);
    if (hash.equals(row.hash) && row.previousHash.equals(previousHash)) return undefined;
    return {
      what: 'changed',
      detail: `Event ${row.auditEventId} or its seal ${position} is not what was sealed (or its reason was encrypted with a key that is not in SECRET_KEY).`,
    };
  }

  /** With a look at the event of each seal: a plain join might read all events for every piece of the walk. */
  private seals(which: ReturnType<typeof sql>): Promise<SealRow[]> {
    return this.database.rows<SealRow>(sql<SealRow>`
      select s.position, s.audit_event_id as "auditEventId", s.key_id as "keyId", s.previous_hash as "previousHash",
        s.hash, ${sealedColumns}
      from platform.audit_seal s
      left join lateral (select * from platform.audit_event where id = s.audit_event_id limit 1) e on true ${which}`);
  }

  /** Events without a seal: the new ones wait for it, one among the sealed ones was put there. */
  private async withoutSeal(): Promise<{ waiting: number; inserted?: AuditBreak }> {
    const newest = await this.database.row<{ id: string }>(
      sql`select audit_event_id as id from platform.audit_seal order by audit_event_id desc limit 1`,
    );
    const sealedBefore = newest && idAround(newest.id, -disorderMinutes);
    let waiting = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.rows<{ id: string; bare: boolean }>(sql`
        select e.id, (select s.position from platform.audit_seal s where s.audit_event_id = e.id) is null as bare
        from platform.audit_event e
        where e.id > ${after}::uuid order by e.id limit ${rowsAtOnce * 5}`);
      if (rows.length === 0) return { waiting };
      const bare = rows.filter((row) => row.bare);
      const stranger = bare.find((row) => sealedBefore !== undefined && row.id < sealedBefore);
      if (stranger) {
        const detail = `Event ${stranger.id} has no seal, and later ones have: it was put there afterwards.`;
        return { waiting, inserted: { what: 'inserted', detail } };
      }
      waiting += bare.length;
      after = rows.at(-1)!.id;
    }
  }
}

function anotherChain({ position, hash }: ChainEnd): AuditBreak {
  return { what: 'cut off', detail: `The chain does not hold the noted seal ${position} (${hash}).` };
}
