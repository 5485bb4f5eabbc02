import { Injectable } from '@nestjs/common';
import { ClinicSettings } from '../../../settings/index.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { newId } from '../../../shared/kernel/id.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Practitioners } from '../domain/practitioners.js';
import { Sites, VisitTypes } from '../../catalogue/domain/collections.js';
import type { Money } from '../../catalogue/domain/money.js';
import { dateOf, type LicenceDraft } from '../domain/licence.js';
import { Practitioner } from '../domain/practitioner.js';
import { profileOf, type Profile } from '../domain/profile.js';
import { firstVisitType, VisitType } from '../../catalogue/domain/visit-type.js';

export interface NewPractitioner {
  readonly id: string;
  readonly accountId: string;
  readonly profile: Profile;
  readonly licence: LicenceDraft;
  readonly fee?: Money | null;
  readonly siteId?: string | null;
}

/** The one way onto the list, from an application or from an admin: ready to be booked without further set-up. */
@Injectable()
export class ListedPractitioners {
  constructor(
    private readonly practitioners: Practitioners,
    private readonly sites: Sites,
    private readonly visitTypes: VisitTypes,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  /** Joins the caller's transaction. @throws UNKNOWN_SITE, LICENCE_INCOMPLETE, LICENCE_EXPIRED */
  async add({ id, accountId, profile, licence, fee, siteId }: NewPractitioner): Promise<void> {
    if (siteId) await this.sites.requireActive(siteId);
    const homeSiteId = siteId ?? (await this.sites.onlyActive());
    const details = { ...profileOf(profile), fee: fee ?? null, homeSiteId };
    const practitioner = Practitioner.list(id, accountId, details, licence, dateOf(this.clock.now()));
    this.practitioners.add(practitioner);
    await this.visitTypes.addIfNone(VisitType.add(newId(), firstVisitType, this.clinic.policies));
    this.outbox.add(...practitioner.pullEvents());
  }
}
