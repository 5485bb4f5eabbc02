import { Query } from '@nestjs/cqrs';
import { Config } from '../../config.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { CheckInCodeView } from '../http/board.view.js';
import { CheckInCodes } from './check-in-codes.js';
import { SiteDesk } from './site-desk.js';

/** What the sign at the door of a site says today. */
export class FindCheckInCode extends Query<CheckInCodeView> {
  constructor(
    readonly actor: Actor,
    readonly siteId: string,
  ) {
    super();
  }
}

@Handles(FindCheckInCode)
class FindCheckInCodeHandler {
  constructor(
    private readonly config: Config,
    private readonly desk: SiteDesk,
    private readonly codes: CheckInCodes,
  ) {}

  async execute({ actor, siteId }: FindCheckInCode): Promise<CheckInCodeView> {
    const site = await this.desk.of(actor, siteId);
    const today = this.codes.today(site.id, site.timeZone);
    const query = new URLSearchParams({ site: site.id, code: today.code });
    return { ...today, url: `${this.config.publicUrl}/check-in?${query}` };
  }
}
