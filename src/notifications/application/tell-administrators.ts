import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAdministrators } from '../../identity/index.js';
import { GlassBroken } from '../../patients/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import { Tell } from './tell.js';

/** Letters to everybody who runs the clinic. */
@Injectable()
export class TellAdministrators {
  constructor(
    private readonly queries: QueryBus,
    private readonly tell: Tell,
  ) {}

  @Reacts(GlassBroken)
  async glassBroken(_event: GlassBroken, { id, occurredAt }: EventEnvelope): Promise<void> {
    const administrators = await this.queries.execute(new FindAdministrators());
    const letters = administrators.map((account) => ({
      kind: 'glass-broken' as const,
      recipient: { kind: 'account' as const, id: account },
      eventId: id,
      causedAt: occurredAt,
    }));
    await this.tell.that(...letters);
  }
}
