import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAdministrators } from '../../identity/index.js';
import { GlassBroken } from '../../patients/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import { MessageQueue } from './message-queue.js';

/** Mails to all administrators. */
@Injectable()
export class TellAdministrators {
  constructor(
    private readonly queries: QueryBus,
    private readonly queue: MessageQueue,
  ) {}

  @Reacts(GlassBroken)
  async glassBroken(_event: GlassBroken, { id, occurredAt }: EventEnvelope): Promise<void> {
    const administrators = await this.queries.execute(new FindAdministrators());
    const messages = administrators.map((account) => ({
      kind: 'glass-broken' as const,
      recipient: { kind: 'account' as const, id: account },
      eventId: id,
      causedAt: occurredAt,
    }));
    await this.queue.enqueueMessage(...messages);
  }
}
