import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import type { PractitionerFacts } from '../domain/facts.js';
import { Facts } from './facts.js';

/** By their ids, a specialty or a name (also misspelt), suspended ones too; all of them when no filter is given. */
export class FindPractitioners extends Query<PractitionerFacts[]> {
  constructor(
    readonly filter: { readonly ids?: readonly string[]; readonly specialtyId?: string; readonly name?: string },
  ) {
    super();
  }
}

@Handles(FindPractitioners)
class FindPractitionersHandler {
  constructor(private readonly facts: Facts) {}

  async execute({ filter }: FindPractitioners): Promise<PractitionerFacts[]> {
    return this.facts.practitioners(filter);
  }
}
