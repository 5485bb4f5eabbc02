import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { feeOf, type FeeColumns } from '../../catalogue/domain/money.js';
import { Database } from '../../../shared/persistence/database.js';
import type { TablePart } from '../../../shared/persistence/mapped-table.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import { noContact, type Contact } from '../domain/contact.js';
import type { DirectoryEntry, WholeEntry } from '../domain/directory-entry.js';
import { lowestFee } from './candidates.js';
import { PractitionerTable } from './practitioner-table.js';

/** Reads practitioners for people to see, suspended ones too. */
@Injectable()
export class DirectoryEntries {
  constructor(
    private readonly database: Database,
    private readonly table: PractitionerTable,
  ) {}

  shown(ids: readonly string[]): Promise<DirectoryEntry[]> {
    return this.read(this.table.shown, ids);
  }

  async whole(ids: readonly string[]): Promise<WholeEntry[]> {
    const rows = await this.read(this.table.whole, ids);
    return rows.map(
      ({ licenceNumber: number, licenceIssuingBody: issuingBody, licenceExpiresOn: expiresOn, ...row }) => ({
        ...row,
        licence: { number, issuingBody, expiresOn },
      }),
    );
  }

  private async read<Part extends { readonly contact: Contact | null }>(part: TablePart<Part>, ids: readonly string[]) {
    const rows = await this.database.rows<
      Row & FeeColumns & Pick<DirectoryEntry, 'specialties' | 'photoTag'> & { openSiteId: string | null }
    >(sql`
      select ${part.columns}, (
          select s.id from practitioners.site s where s.id = p.home_site_id and s.active
        ) as "openSiteId", fee.amount as "feeAmount", fee.currency as "feeCurrency", (
          select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
          from practitioners.specialty s where s.id = any(p.specialty_ids)
        ) as specialties, (
          select photo.tag from practitioners.practitioner_photo photo where photo.practitioner_id = p.id
        ) as "photoTag"
      from practitioners.practitioner p ${lowestFee} where p.id = any(${ids}::uuid[])`);
    return rows.map((row) => {
      const practitioner = part.read(row);
      const contact = { ...noContact, ...practitioner.contact };
      const { specialties, photoTag, openSiteId } = row;
      // Nobody is met at a site that is closed.
      return { ...practitioner, homeSiteId: openSiteId, contact, fee: feeOf(row), specialties, photoTag };
    });
  }
}
