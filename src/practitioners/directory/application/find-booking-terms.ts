import { Query } from '@nestjs/cqrs';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Handles } from '../../handlers.js';
import type { BookingTerms } from '../domain/facts.js';
import { Facts } from './facts.js';

/** Who, where and what a booking is about. Whether it may be booked is for the asker to decide. */
export class FindBookingTerms extends Query<BookingTerms> {
  constructor(
    readonly practitionerId: string,
    readonly siteId: string,
    readonly visitTypeId: string,
  ) {
    super();
  }
}

@Handles(FindBookingTerms)
class FindBookingTermsHandler {
  constructor(private readonly facts: Facts) {}

  async execute({ practitionerId, siteId, visitTypeId }: FindBookingTerms): Promise<BookingTerms> {
    const { practitioner, site, visitType, offered } = await this.facts.bookingTerms(
      practitionerId,
      siteId,
      visitTypeId,
    );
    if (!practitioner) throw missing('practitioner');
    if (!site) throw missing('site');
    if (!visitType) throw missing('visit type');
    return { practitioner, site, visitType, offered: offered ?? false };
  }
}
