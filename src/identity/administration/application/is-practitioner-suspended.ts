import { Query } from '@nestjs/cqrs';

/**
 * Whether a practitioner is suspended, or there is none. Accounts carry ids of practitioners
 * and identity knows no practitioners: the context that keeps them answers.
 */
export class IsPractitionerSuspended extends Query<boolean> {
  constructor(readonly practitionerId: string) {
    super();
  }
}
