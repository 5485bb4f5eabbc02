import { IsPractitionerSuspended } from '../../../identity/index.js';
import { Handles } from '../../handlers.js';
import { Facts } from './facts.js';

/** Answers what identity asks. */
@Handles(IsPractitionerSuspended)
class IsPractitionerSuspendedHandler {
  constructor(private readonly facts: Facts) {}

  async execute({ practitionerId }: IsPractitionerSuspended): Promise<boolean> {
    const [practitioner] = await this.facts.practitioners({ ids: [practitionerId] });
    return practitioner?.status !== 'active';
  }
}
