import { Injectable } from '@nestjs/common';
import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { idOf, pageOf, type Page } from '../../../shared/kernel/page.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { printed, type Printed } from '../../../shared/kernel/printed.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { MappedTable } from '../../../shared/persistence/mapped-table.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import type { LicenceDraft } from '../../directory/domain/licence.js';
import { Handles } from '../../handlers.js';
import type { ApplicationStatus } from '../domain/application-transitions.js';
import type { ApplicationScope } from '../domain/applications.js';
import type { ApplicationDocument } from '../domain/document.js';
import { PractitionerApplication, type ApplicationColumns } from '../domain/practitioner-application.js';
import { scopeOf } from '../domain/scope-of.js';

type LicenceColumn = 'licenceNumber' | 'licenceIssuingBody' | 'licenceExpiresOn';

/** An application with its documents, without their bytes. */
export interface ApplicationRow extends Printed<Omit<ApplicationColumns, 'reviewerId' | LicenceColumn>> {
  readonly licence: Required<LicenceDraft>;
  readonly documents: readonly ApplicationDocument[];
}

/** Newest first. */
export class ListApplications extends Query<Page<ApplicationRow>> {
  constructor(
    readonly actor: Actor,
    readonly filter: { readonly status?: ApplicationStatus; readonly limit: number; readonly cursor?: string },
  ) {
    super();
  }
}

export class ReadApplication extends Query<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@Injectable()
export class ApplicationTable extends MappedTable<ApplicationColumns> {
  private readonly shown = this.without('a', ['reviewerId']);

  constructor(private readonly database: Database) {
    super(database.em, PractitionerApplication);
  }

  /** Of `practitioners.application a`. */
  async rows(rest: RawBuilder<unknown>): Promise<ApplicationRow[]> {
    const rows = await this.database.rows<Row & { documents: ApplicationDocument[] | null }>(sql`
      select ${this.shown.columns}, (
        select jsonb_agg(jsonb_build_object('id', d.id, 'applicationId', d.application_id, 'kind', d.kind, 'name', d.name,
          'type', d.type, 'size', d.size, 'uploadedAt', d.uploaded_at::text) order by d.id)
        from practitioners.application_document d where d.application_id = a.id
      ) as documents
      from practitioners.application a ${rest}`);
    return rows.map((row) => {
      const { licenceNumber, licenceIssuingBody, licenceExpiresOn, ...application } = this.shown.read(row);
      const documents = (row.documents ?? []).map((one) => ({ ...one, uploadedAt: isoOf(one.uploadedAt) }));
      const licence = { number: licenceNumber, issuingBody: licenceIssuingBody, expiresOn: licenceExpiresOn };
      return { ...printed(application), licence, documents };
    });
  }
}

/** SQL: whether the actor's scope has `practitioners.application a`. */
export const visibleTo = ({ all, accountId }: ApplicationScope) =>
  sql`(${all}::boolean or a.account_id = ${accountId}::uuid)`;

@Handles(ListApplications)
class ListApplicationsHandler {
  constructor(private readonly table: ApplicationTable) {}

  async execute({ actor, filter }: ListApplications): Promise<Page<ApplicationRow>> {
    const { status = null, limit, cursor } = filter;
    const after = idOf(cursor) ?? null;
    const rows = await this.table.rows(sql`
      where ${visibleTo(scopeOf(actor))}
        and (${status}::text is null or a.status = ${status}::text)
        and (${after}::uuid is null or a.id < ${after}::uuid)
      order by a.id desc limit ${limit + 1}::int`);
    return pageOf(rows, limit, (row) => [row.id]);
  }
}

@Handles(ReadApplication)
class ReadApplicationHandler {
  constructor(private readonly table: ApplicationTable) {}

  async execute({ actor, applicationId }: ReadApplication): Promise<ApplicationRow> {
    const [row] = await this.table.rows(sql`where a.id = ${applicationId}::uuid and ${visibleTo(scopeOf(actor))}`);
    if (!row) throw missing('application');
    return row;
  }
}
