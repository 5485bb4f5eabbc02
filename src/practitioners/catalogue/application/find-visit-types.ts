import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import type { VisitTypeFacts } from '../domain/facts.js';
import { CatalogueFacts } from './catalogue-facts.js';

/** By their ids, inactive ones too; all of them when no ids are given. */
export class FindVisitTypes extends Query<VisitTypeFacts[]> {
  constructor(readonly ids?: readonly string[]) {
    super();
  }
}

@Handles(FindVisitTypes)
class FindVisitTypesHandler {
  constructor(private readonly facts: CatalogueFacts) {}

  async execute({ ids }: FindVisitTypes): Promise<VisitTypeFacts[]> {
    return this.facts.visitTypes(ids);
  }
}
