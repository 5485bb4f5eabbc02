import { Query } from '@nestjs/cqrs';

/** Whether a practitioner is active and licensed at this moment; asked for each request, so that a change counts at once. */
export class MayPractise extends Query<boolean> {
  constructor(readonly practitionerId: string) {
    super();
  }
}
