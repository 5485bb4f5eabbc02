import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Catalogue, type SiteRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadSite extends Query<SiteRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ReadSite)
export class ReadSiteHandler implements IQueryHandler<ReadSite> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadSite): Promise<SiteRecord> {
    return this.catalogue.site(id);
  }
}
