import { Migration } from '@mikro-orm/migrations';

/** How practitioners are reached, their photos, and the documents that keep proving what they are listed for. */
export class Migration20261123001200_practitioner_profile extends Migration {
  override up(): void {
    this.addSql(`alter table practitioners.practitioner add column contact jsonb`);

    // Public, so not encrypted; apart from the practitioner, so that no search reads its bytes.
    this.addSql(`create table practitioners.practitioner_photo (
      practitioner_id uuid primary key references practitioners.practitioner (id),
      content bytea not null,
      tag text not null,
      changed_at timestamptz not null
    )`);
    this.addSql(`alter table practitioners.practitioner_photo alter column content set storage external`);

    this.addSql(`create table practitioners.credential (
      id uuid primary key,
      practitioner_id uuid not null,
      kind text not null,
      status text not null,
      expires_on date,
      licence_number bytea,
      licence_issuing_body text,
      name text not null,
      type text not null,
      size int not null,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      rejection_reason bytea,
      version int not null default 1,
      constraint credential_kind check (kind in ('licence', 'diploma', 'identity', 'other')),
      constraint credential_status check (status in ('pending', 'verified', 'rejected'))
    )`);
    this.addSql(`create index credential_practitioner_id on practitioners.credential (practitioner_id)`);
    // The bytes have a table of their own: an aggregate that is decided about does not carry megabytes along.
    this.addSql(`create table practitioners.credential_content (
      credential_id uuid primary key references practitioners.credential (id),
      content bytea not null
    )`);
    this.addSql(`alter table practitioners.credential_content alter column content set storage external`);
  }

  override down(): void {
    this.addSql(`drop table practitioners.credential_content`);
    this.addSql(`drop table practitioners.credential`);
    this.addSql(`drop table practitioners.practitioner_photo`);
    this.addSql(`alter table practitioners.practitioner drop column contact`);
  }
}
