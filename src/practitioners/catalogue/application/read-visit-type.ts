import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type VisitTypeRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadVisitType extends Query<VisitTypeRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(ReadVisitType)
class ReadVisitTypeHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadVisitType): Promise<VisitTypeRecord> {
    return this.catalogue.visitType(id);
  }
}
