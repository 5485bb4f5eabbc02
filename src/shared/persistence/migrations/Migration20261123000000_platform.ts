import { Migration } from '@mikro-orm/migrations';

/** Extensions, and what every context shares: the outbox with its reactions, idempotency keys, the moved clock, the demo's progress. */
export class Migration20261123000000_platform extends Migration {
  override up(): void {
    for (const extension of ['btree_gist', 'pg_trgm', 'unaccent', 'cube', 'earthdistance']) {
      this.addSql(`create extension if not exists ${extension}`);
    }
    this.addSql(`create schema if not exists platform`);

    this.addSql(`create table platform.outbox (
      id uuid primary key,
      type text not null,
      payload jsonb not null,
      occurred_at timestamptz not null,
      request_id text,
      dispatched_at timestamptz
    )`);
    this.addSql(`create index outbox_undispatched on platform.outbox (occurred_at) where dispatched_at is null`);

    this.addSql(`create table platform.reaction (
      event_id uuid not null references platform.outbox (id),
      name text not null,
      status text not null default 'due' check (status in ('due', 'done', 'parked')),
      attempts int not null default 0,
      next_attempt_at timestamptz not null,
      last_error text,
      primary key (event_id, name)
    )`);
    this.addSql(`create index reaction_due on platform.reaction (next_attempt_at) where status = 'due'`);
    this.addSql(`create index reaction_parked on platform.reaction (name) where status = 'parked'`);

    this.addSql(`create table platform.idempotency_key (
      key bytea primary key,
      body_hash bytea not null,
      result bytea not null,
      expires_at timestamptz not null
    )`);
    this.addSql(`create index idempotency_key_expires_at on platform.idempotency_key (expires_at)`);

    this.addSql(`create table platform.clock (
      one boolean primary key default true check (one),
      offset_milliseconds bigint not null
    )`);

    this.addSql(`create table platform.demo (
      one boolean primary key default true check (one),
      state text not null check (state in ('loading', 'loaded'))
    )`);
  }

  override down(): void {
    this.addSql(`drop schema platform cascade`);
  }
}
