import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ClinicSettings } from '../../../settings/index.js';
import { Database } from '../../../shared/persistence/database.js';
import { CatalogueFacts } from '../application/catalogue-facts.js';
import type { SiteFacts, VisitTypeFacts } from '../domain/facts.js';
import { siteColumns, visitTypeColumns } from './fact-columns.js';
import { siteFacts, visitTypeFacts, type SiteRow, type VisitTypeRow } from './fact-rows.js';

@Injectable()
export class PostgresCatalogueFacts extends CatalogueFacts {
  constructor(
    private readonly database: Database,
    private readonly clinic: ClinicSettings,
  ) {
    super();
  }

  override async sites(ids?: readonly string[]): Promise<SiteFacts[]> {
    const rows = await this.database.rows<SiteRow>(sql`
      select ${siteColumns} from practitioners.site s where ${ids ?? null}::uuid[] is null or s.id = any(${ids ?? null}::uuid[])`);
    return rows.map(siteFacts);
  }

  override async visitTypes(ids?: readonly string[]): Promise<VisitTypeFacts[]> {
    const rows = await this.database.rows<VisitTypeRow>(sql`
      select ${visitTypeColumns} from practitioners.visit_type v
      where ${ids ?? null}::uuid[] is null or v.id = any(${ids ?? null}::uuid[])`);
    return rows.map((row) => visitTypeFacts(row, this.clinic.policies));
  }
}
