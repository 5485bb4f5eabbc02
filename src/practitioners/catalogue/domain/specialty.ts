import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { given } from './changes.js';

export interface SpecialtyDetails {
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
}

/** A field of medicine that practitioners are found by. Never deleted: an inactive one is only not offered any more. */
export class Specialty extends Aggregate {
  readonly version: number;
  name: string;
  description: string | null;
  active: boolean;

  constructor(
    readonly id: string,
    details: SpecialtyDetails,
  ) {
    super();
    Object.assign(this, details);
  }

  change(changes: Partial<SpecialtyDetails>): void {
    Object.assign(this, given(changes));
  }
}
