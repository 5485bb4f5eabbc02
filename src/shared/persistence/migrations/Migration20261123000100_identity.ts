import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000100_identity extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists identity`);

    this.addSql(`create table identity.account (
      id uuid primary key,
      email text not null,
      full_name text not null,
      phone text,
      password_hash text,
      status text not null,
      roles text[] not null,
      patient_id uuid,
      practitioner_id uuid,
      site_ids uuid[] not null,
      verified_at timestamptz,
      last_sign_in_at timestamptz,
      created_at timestamptz not null,
      version int not null default 1,
      constraint account_email_key unique (email),
      constraint account_email_check check (email = lower(email)),
      constraint account_status_check check (status in ('active', 'suspended'))
    )`);

    this.addSql(`create table identity.session (
      id uuid primary key,
      account_id uuid not null references identity.account (id),
      user_agent text,
      created_at timestamptz not null,
      last_used_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      end_reason text
    )`);
    this.addSql(`create index session_account on identity.session (account_id) where ended_at is null`);
    this.addSql(`create index session_expires_at on identity.session (expires_at)`);

    this.addSql(`create table identity.refresh_token (
      digest bytea primary key,
      session_id uuid not null references identity.session (id) on delete cascade,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql(`create index refresh_token_session on identity.refresh_token (session_id)`);
    this.addSql(`create index refresh_token_expires_at on identity.refresh_token (expires_at)`);

    this.addSql(`create table identity.attempt (
      key bytea primary key,
      count int not null,
      last_at timestamptz not null,
      paused_until timestamptz
    )`);
    this.addSql(`create index attempt_last_at on identity.attempt (last_at)`);
  }

  override down(): void {
    this.addSql(`drop schema identity cascade`);
  }
}
