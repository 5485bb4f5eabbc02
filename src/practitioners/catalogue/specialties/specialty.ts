import { Aggregate } from '../../../shared/kernel/aggregate.js';

/** The fields of a specialty: a new one is declared here and in the mapping. */
export interface SpecialtyDetails {
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
}

export interface SpecialtyRow extends SpecialtyDetails {
  readonly id: string;
  readonly version: number;
}

const SpecialtyFields = Aggregate as abstract new () => Aggregate & SpecialtyRow;

/** A field of medicine that practitioners are found by. Never deleted: an inactive one is only not offered any more. */
export class Specialty extends SpecialtyFields {}
