import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/persistence/database.js';
import { MappedTable } from '../../../shared/persistence/mapped-table.js';
import { Practitioner, sharedFields, type PractitionerColumns } from '../domain/practitioner.js';

const ownFields = [
  'accountId',
  'status',
  'version',
  'licenceNumber',
  'licenceIssuingBody',
  'licenceExpiresOn',
] as const;
const shownOtherwise = ['specialtyIds', 'feeAmount', 'feeCurrency'] as const;

/** Of `practitioners.practitioner p`, by its mapping. */
@Injectable()
export class PractitionerTable extends MappedTable<PractitionerColumns> {
  /** What other contexts may know. */
  readonly shared = this.only('p', sharedFields);
  /** What everybody may see, and how they are reached. */
  readonly shown = this.without('p', [...ownFields, ...shownOtherwise]);
  /** What they themselves and admins may see, too. */
  readonly whole = this.without('p', shownOtherwise);

  constructor({ em }: Database) {
    super(em, Practitioner);
  }
}
