import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAdministrators } from '../../identity/index.js';
import { GlassBroken } from '../../patients/index.js';
import { LicenceRunningOut } from '../../practitioners/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import type { AccountKind } from '../domain/message.js';
import { MessageQueue } from './message-queue.js';

/** Mails to all administrators. */
@Injectable()
export class TellAdministrators {
  constructor(
    private readonly queries: QueryBus,
    private readonly queue: MessageQueue,
  ) {}

  @Reacts(GlassBroken)
  glassBroken(_event: GlassBroken, envelope: EventEnvelope): Promise<void> {
    return this.tell('glass-broken', envelope);
  }

  @Reacts(LicenceRunningOut)
  licenceRunningOut(_event: LicenceRunningOut, envelope: EventEnvelope): Promise<void> {
    return this.tell('licence-running-out', envelope);
  }

  private async tell(kind: AccountKind, { id, occurredAt }: EventEnvelope): Promise<void> {
    const administrators = await this.queries.execute(new FindAdministrators());
    const messages = administrators.map((account) => ({
      kind,
      recipient: { kind: 'account' as const, id: account },
      eventId: id,
      causedAt: occurredAt,
    }));
    await this.queue.enqueueMessage(...messages);
  }
}
