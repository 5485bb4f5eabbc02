import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../shared/kernel/id.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import {
  refreshLifetime,
  Sessions,
  type NewSession,
  type OpenSession,
  type Rotation,
  type SessionEnd,
  type SessionFacts,
} from '../domain/sessions.js';

const longestUserAgent = 300;
/** Ended sessions stay visible to operators for a while before they are removed. */
const keptDays = 30;

@Injectable()
export class PostgresSessions extends Sessions {
  constructor(private readonly database: Database) {
    super();
  }

  async open({ accountId, userAgent }: NewSession, now: Temporal.Instant): Promise<OpenSession> {
    const sessionId = newId();
    await this.database.rows(sql`
      insert into identity.session (id, account_id, user_agent, created_at, last_used_at, expires_at)
      values (${sessionId}::uuid, ${accountId}::uuid, ${userAgent?.slice(0, longestUserAgent) ?? null},
              ${now.toString()}::timestamptz, ${now.toString()}::timestamptz, ${expiry(now)}::timestamptz)`);
    return { sessionId, accountId, refreshToken: await this.issueToken(sessionId, now) };
  }

  async rotate(refreshToken: string, now: Temporal.Instant): Promise<Rotation> {
    const digest = digestOf(refreshToken);
    // The row's lock decides between requests that bring the same token at once.
    const used = await this.database.row<{ sessionId: string }>(sql`
      update identity.refresh_token set used_at = ${now.toString()}::timestamptz
      where digest = ${digest} and used_at is null and expires_at > ${now.toString()}::timestamptz
      returning session_id as "sessionId"`);
    if (!used) return this.endIfReused(digest, now);
    const session = await this.database.row<{ accountId: string }>(sql`
      update identity.session
      set last_used_at = ${now.toString()}::timestamptz, expires_at = ${expiry(now)}::timestamptz
      where id = ${used.sessionId}::uuid and ended_at is null returning account_id as "accountId"`);
    if (!session) return { kind: 'refused' };
    const token = await this.issueToken(used.sessionId, now);
    return { kind: 'continued', sessionId: used.sessionId, accountId: session.accountId, refreshToken: token };
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

  async endAll(accountId: string, why: SessionEnd, now: Temporal.Instant): Promise<number> {
    const ended = await this.database.rows(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = ${why}
      where account_id = ${accountId}::uuid and ended_at is null returning 1`);
    return ended.length;
  }

  async endEverybodys(why: SessionEnd, now: Temporal.Instant): Promise<number> {
    const ended = await this.database.rows(sql`
      update identity.session set ended_at = ${now.toString()}::timestamptz, end_reason = ${why}
      where ended_at is null returning 1`);
    return ended.length;
  }

  async ofAccount(accountId: string, now: Temporal.Instant): Promise<SessionFacts[]> {
    const rows = await this.database.rows<SessionFacts>(sql`
      select id, created_at as "createdAt", last_used_at as "lastUsedAt", user_agent as "userAgent"
      from identity.session
      where account_id = ${accountId}::uuid and ended_at is null and expires_at > ${now.toString()}::timestamptz
      order by last_used_at desc, id desc limit 100`);
    return rows.map((row) => ({ ...row, createdAt: isoOf(row.createdAt), lastUsedAt: isoOf(row.lastUsedAt) }));
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

  private async issueToken(sessionId: string, now: Temporal.Instant): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.rows(sql`
      insert into identity.refresh_token (digest, session_id, issued_at, expires_at)
      values (${digestOf(token)}, ${sessionId}::uuid, ${now.toString()}::timestamptz, ${expiry(now)}::timestamptz)`);
    return token;
  }

  private async endIfReused(digest: Buffer, now: Temporal.Instant): Promise<Rotation> {
    const reused = await this.database.row<{ accountId: string }>(sql`
      update identity.session s set ended_at = ${now.toString()}::timestamptz, end_reason = 'reuse'
      from identity.refresh_token t
      where t.digest = ${digest} and t.used_at is not null and s.id = t.session_id and s.ended_at is null
      returning s.account_id as "accountId"`);
    return reused ? { kind: 'reused', accountId: reused.accountId } : { kind: 'refused' };
  }
}

function expiry(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('UTC').add(refreshLifetime).toInstant().toString();
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
