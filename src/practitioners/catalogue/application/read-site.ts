import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type SiteRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadSite extends Query<SiteRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(ReadSite)
class ReadSiteHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadSite): Promise<SiteRecord> {
    return this.catalogue.site(id);
  }
}
