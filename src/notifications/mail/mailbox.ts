import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { Mailer } from '../application/mailer.js';
import type { Attachment, Mail } from '../domain/mail.js';

/** A mail as it lies in the mailbox; the attachments' content is base64. */
export interface MailboxItem {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly sentAt: string;
}

const shown = 500;

/** The built-in mailbox: where mail goes when no SMTP server is configured. */
@Injectable()
export class Mailbox extends Mailer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  /** A mail that is delivered again is the same mail. */
  async send({ id, to, subject, text, html, calendar }: Mail): Promise<void> {
    const attachments = calendar ? [icsOf(calendar.method, calendar.content)] : [];
    const content = this.encryption.encrypt(JSON.stringify({ to, subject, text, html, attachments }));
    await this.database.rows(sql`
      insert into notifications.mailbox (id, sent_at, content)
      values (${id}::uuid, ${this.clock.now().toString()}::timestamptz, ${content}::bytea)
      on conflict do nothing`);
  }

  async newestFirst(): Promise<MailboxItem[]> {
    const rows = await this.database.rows<{ sentAt: string; content: Buffer }>(sql`
      select sent_at as "sentAt", content from notifications.mailbox
      order by sent_at desc, id desc limit ${shown}::int`);
    return rows.map(({ sentAt, content }) => {
      const { to, subject, text, html, attachments } = JSON.parse(this.encryption.decrypt(content)) as MailboxItem;
      return { to, subject, text, html, attachments, sentAt: isoOf(sentAt) };
    });
  }
}

function icsOf(method: string, content: string): Attachment {
  const contentType = `text/calendar; charset=utf-8; method=${method}`;
  return { filename: 'visit.ics', contentType, content: Buffer.from(content).toString('base64') };
}
