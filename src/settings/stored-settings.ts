import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../shared/kernel/domain-error.js';
import { Database } from '../shared/persistence/database.js';
import { completed, type Settings } from './settings.js';

/** The settings as they are stored, and which picture is the logo. */
export interface StoredState {
  readonly version: number;
  readonly settings: Settings;
  /** Another one for another picture; null: there is none. */
  readonly logoTag: string | null;
}

export interface Logo {
  /** A PNG. */
  readonly content: Buffer;
  readonly tag: string;
}

/** Where a change is made known to the other processes. */
export const settingsChannel = 'careslot_settings';

interface Row {
  readonly version: number;
  readonly document: Partial<Settings>;
  readonly logoTag: string | null;
}

/** `settings.clinic`, one row from the first migration on, and `settings.logo`. */
@Injectable()
export class StoredSettings {
  constructor(private readonly database: Database) {}

  /** `lock` keeps everybody else from changing them until the end of the transaction. */
  async read({ lock }: { readonly lock: boolean } = { lock: false }): Promise<StoredState> {
    const row = await this.database.row<Row>(sql`
      select c.version, c.document, (select l.tag from settings.logo l) as "logoTag"
      from settings.clinic c ${lock ? sql`for update` : sql``}`);
    const { version, document, logoTag } = row!;
    return { version, settings: completed(document), logoTag };
  }

  /** Tells every process with the commit. */
  async write(version: number, settings: Settings): Promise<void> {
    await this.database.rows(sql`
      update settings.clinic set version = ${version}::int, document = ${JSON.stringify(settings)}::jsonb
      returning pg_notify(${settingsChannel}, '')`);
  }

  async putLogo({ content, tag }: Logo, now: Temporal.Instant): Promise<void> {
    await this.database.rows(sql`
      insert into settings.logo (content, tag, changed_at) values (${content}::bytea, ${tag}, ${now.toString()}::timestamptz)
      on conflict (one) do update set content = excluded.content, tag = excluded.tag, changed_at = excluded.changed_at`);
  }

  async removeLogo(): Promise<void> {
    await this.database.rows(sql`delete from settings.logo`);
  }

  /** @throws missing */
  async logo(): Promise<Logo> {
    const logo = await this.database.row(sql<Logo>`select content, tag from settings.logo`);
    if (!logo) throw missing('logo');
    return logo;
  }
}
