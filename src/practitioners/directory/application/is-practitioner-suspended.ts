import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IsPractitionerSuspended } from '../../../identity/index.js';
import { Facts } from './facts.js';

/** Answers what identity asks. */
@QueryHandler(IsPractitionerSuspended)
export class IsPractitionerSuspendedHandler implements IQueryHandler<IsPractitionerSuspended> {
  constructor(private readonly facts: Facts) {}

  async execute({ practitionerId }: IsPractitionerSuspended): Promise<boolean> {
    const [practitioner] = await this.facts.practitioners({ ids: [practitionerId] });
    return practitioner?.status !== 'active';
  }
}
