import { Injectable } from '@nestjs/common';
import { GlassBroken } from '../../patients/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import { MessageQueue } from './message-queue.js';

/** Mails to patients about their record. */
@Injectable()
export class TellPatients {
  constructor(private readonly queue: MessageQueue) {}

  @Reacts(GlassBroken)
  async recordOpened({ payload }: GlassBroken, { id, occurredAt }: EventEnvelope): Promise<void> {
    const { patientId, practitionerId } = payload;
    await this.queue.enqueueMessage({
      kind: 'record-opened',
      recipient: { kind: 'patient', id: patientId },
      eventId: id,
      causedAt: occurredAt,
      details: { practitionerId },
    });
  }
}
