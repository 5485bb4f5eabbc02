import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { newId } from '../../../shared/kernel/id.js';
import { instantOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import {
  mayRepeat,
  refreshLifetime,
  Sessions,
  type NewSession,
  type OpenSession,
  type Rotation,
  type SentToken,
  type SessionEnd,
} from '../domain/sessions.js';
import { digestOf, RefreshTokens } from './refresh-tokens.js';

const maxUserAgentLength = 300;
/** Ended sessions stay visible to operators for a while before they are removed. */
const keptDays = 30;

interface UsedRow {
  readonly sessionId: string;
  readonly usedAt: string;
  readonly usedAgent: Buffer | null;
  readonly repeatedAt: string | null;
}

@Injectable()
export class PostgresSessions extends Sessions {
  constructor(
    private readonly database: Database,
    private readonly tokens: RefreshTokens,
  ) {
    super();
  }

  async open({ accountId, userAgent, network }: NewSession, now: Temporal.Instant): Promise<OpenSession> {
    const sessionId = newId();
    await this.database.rows(sql`
      insert into identity.session (id, account_id, user_agent, network, created_at, last_used_at, expires_at)
      values (${sessionId}::uuid, ${accountId}::uuid, ${userAgent?.slice(0, maxUserAgentLength) ?? null},
              ${digestOf(network)}, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz,
              ${expiry(now)}::timestamptz)`);
    return { sessionId, accountId, refreshToken: await this.store(this.tokens.first(), sessionId, now) };
  }

  async rotate({ refreshToken, userAgent = '' }: SentToken, now: Temporal.Instant): Promise<Rotation> {
    const digest = digestOf(refreshToken);
    const agent = digestOf(userAgent);
    // The row's lock decides between requests that bring the same token at once.
    const used = await this.database.row<{ sessionId: string }>(sql`
      update identity.refresh_token set used_at = ${now.toString()}::timestamptz, used_agent = ${agent}
      where digest = ${digest} and used_at is null and expires_at > ${now.toString()}::timestamptz
      returning session_id as "sessionId"`);
    if (!used) return this.comesAgain(refreshToken, agent, now);
    const accountId = await this.touch(used.sessionId, now);
    if (!accountId) return { kind: 'refused' };
    const successor = await this.store(this.tokens.successor(refreshToken), used.sessionId, now);
    return { kind: 'continued', repeated: false, sessionId: used.sessionId, accountId, refreshToken: successor };
  }

  async byToken(
    refreshToken: string,
    now: Temporal.Instant,
  ): Promise<{ readonly sessionId: string; readonly accountId: string } | undefined> {
    return this.database.row<{ sessionId: string; accountId: string }>(sql`
      select s.id as "sessionId", s.account_id as "accountId"
      from identity.refresh_token t join identity.session s on s.id = t.session_id
      where t.digest = ${digestOf(refreshToken)} and s.ended_at is null
        and s.expires_at > ${now.toString()}::timestamptz`);
  }

  async endByToken(refreshToken: string, now: Temporal.Instant): Promise<string | undefined> {
    const ended = await this.database.row<{ accountId: string }>(sql`
      update identity.session s set ended_at = ${now.toString()}::timestamptz, end_reason = 'signed-out'
      from identity.refresh_token t
      where t.digest = ${digestOf(refreshToken)} and s.id = t.session_id and s.ended_at is null
      returning s.account_id as "accountId"`);
    return ended?.accountId;
  }

  async end(accountId: string, sessionId: string, why: SessionEnd, now: Temporal.Instant): Promise<boolean> {
    const ended = await this.database.row(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = ${why}
      where id = ${sessionId}::uuid and account_id = ${accountId}::uuid and ended_at is null
        and expires_at > ${now.toString()}::timestamptz
      returning id`);
    return ended !== undefined;
  }

  async endAll(accountId: string, why: SessionEnd, now: Temporal.Instant, except?: string): Promise<number> {
    const ended = await this.database.rows(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = ${why}
      where account_id = ${accountId}::uuid and ended_at is null
        and id is distinct from ${except ?? null}::uuid returning 1`);
    return ended.length;
  }

  async endEverybodys(why: SessionEnd, now: Temporal.Instant): Promise<number> {
    const ended = await this.database.rows(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = ${why}
      where ended_at is null returning 1`);
    return ended.length;
  }

  async hasBeenAt(email: string, { network, accountId }: { network: string; accountId?: string }): Promise<boolean> {
    const found = await this.database.row(sql`
      select 1 from identity.account a where a.email = ${email} and (
        a.id = ${accountId ?? null}::uuid
        or exists (select 1 from identity.session s where s.account_id = a.id and s.network = ${digestOf(network)}))`);
    return found !== undefined;
  }

  async forgetOld(now: Temporal.Instant): Promise<number> {
    const before = now.subtract({ hours: keptDays * 24 }).toString();
    const tokens = await this.database.rows(sql`
      delete from identity.refresh_token where digest in (
        select digest from identity.refresh_token where expires_at < ${now.toString()}::timestamptz
        limit 500 for update skip locked) returning 1`);
    const sessions = await this.database.rows(sql`
      delete from identity.session where id in (
        select id from identity.session where expires_at < ${before}::timestamptz
        limit 500 for update skip locked) returning 1`);
    return tokens.length + sessions.length;
  }

  /** A token that was used before: either its answer was lost, or its session ends. */
  private async comesAgain(refreshToken: string, agent: Buffer, now: Temporal.Instant): Promise<Rotation> {
    const digest = digestOf(refreshToken);
    const used = await this.database.row<UsedRow>(sql`
      select session_id as "sessionId", used_at as "usedAt", used_agent as "usedAgent", repeated_at as "repeatedAt"
      from identity.refresh_token where digest = ${digest} and used_at is not null for update`);
    if (!used) return { kind: 'refused' };
    const { sessionId, usedAt, usedAgent, repeatedAt } = used;
    const successor = await this.unusedSuccessor(refreshToken, sessionId);
    const token = {
      usedAt: instantOf(usedAt),
      sameAgent: usedAgent?.equals(agent) ?? false,
      repeated: repeatedAt !== null,
      successorUsed: successor === undefined,
    };
    if (successor === undefined || !mayRepeat(token, now)) return this.endAsReused(sessionId, now);
    await this.database.rows(sql`
      update identity.refresh_token set repeated_at = ${now.toString()}::timestamptz where digest = ${digest}`);
    const accountId = await this.touch(sessionId, now);
    if (!accountId) return { kind: 'refused' };
    return { kind: 'continued', repeated: true, sessionId, accountId, refreshToken: successor };
  }

  private async unusedSuccessor(refreshToken: string, sessionId: string): Promise<string | undefined> {
    const candidates = this.tokens.successors(refreshToken);
    const digests = sql.join(candidates.map((candidate) => sql`${digestOf(candidate)}::bytea`));
    const stored = await this.database.row<{ digest: Buffer }>(sql`
      select digest from identity.refresh_token
      where digest in (${digests}) and session_id = ${sessionId}::uuid and used_at is null`);
    return candidates.find((candidate) => stored?.digest.equals(digestOf(candidate)));
  }

  private async endAsReused(sessionId: string, now: Temporal.Instant): Promise<Rotation> {
    const reused = await this.database.row<{ accountId: string }>(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = 'reuse'
      where id = ${sessionId}::uuid and ended_at is null returning account_id as "accountId"`);
    return reused ? { kind: 'reused', accountId: reused.accountId } : { kind: 'refused' };
  }

  /** The account of a session that goes on; undefined when it has ended. */
  private async touch(sessionId: string, now: Temporal.Instant): Promise<string | undefined> {
    const session = await this.database.row<{ accountId: string }>(sql`
      update identity.session
      set last_used_at = ${now.toString()}::timestamptz, expires_at = ${expiry(now)}::timestamptz
      where id = ${sessionId}::uuid and ended_at is null returning account_id as "accountId"`);
    return session?.accountId;
  }

  private async store(token: string, sessionId: string, now: Temporal.Instant): Promise<string> {
    await this.database.rows(sql`
      insert into identity.refresh_token (digest, session_id, issued_at, expires_at)
      values (${digestOf(token)}, ${sessionId}::uuid, ${now.toString()}::timestamptz, ${expiry(now)}::timestamptz)`);
    return token;
  }
}

function expiry(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('UTC').add(refreshLifetime).toInstant().toString();
}
