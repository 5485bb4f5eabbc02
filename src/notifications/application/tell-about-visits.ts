import { Injectable } from '@nestjs/common';
import {
  AppointmentCancelled,
  AppointmentConfirmed,
  AppointmentDeclined,
  AppointmentExpired,
  AppointmentRequested,
  AppointmentRescheduled,
  AppointmentRetracted,
  type AppointmentEventPayload,
} from '../../appointments/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import { audienceOf } from '../domain/audience.js';
import type { MessageDetails, VisitKind } from '../domain/message.js';
import { MessageQueue } from './message-queue.js';

/** What happens to an appointment becomes messages to those whom it concerns. */
@Injectable()
export class TellAboutVisits {
  constructor(private readonly queue: MessageQueue) {}

  @Reacts(AppointmentRequested)
  async requested(event: AppointmentRequested, envelope: EventEnvelope): Promise<void> {
    await this.about('visit-requested', event.payload, envelope);
  }

  @Reacts(AppointmentConfirmed)
  async confirmed(event: AppointmentConfirmed, envelope: EventEnvelope): Promise<void> {
    await this.about('visit-confirmed', event.payload, envelope);
  }

  @Reacts(AppointmentDeclined)
  async declined(event: AppointmentDeclined, envelope: EventEnvelope): Promise<void> {
    const alternatives = event.payload.alternatives.slice(0, 3);
    await this.about('visit-declined', event.payload, envelope, { alternatives });
  }

  @Reacts(AppointmentExpired)
  async expired(event: AppointmentExpired, envelope: EventEnvelope): Promise<void> {
    await this.about('visit-expired', event.payload, envelope);
  }

  @Reacts(AppointmentCancelled)
  async cancelled(event: AppointmentCancelled, envelope: EventEnvelope): Promise<void> {
    await this.about('visit-cancelled', event.payload, envelope);
  }

  @Reacts(AppointmentRetracted)
  async retracted(event: AppointmentRetracted, envelope: EventEnvelope): Promise<void> {
    await this.about('visit-cancelled', event.payload, envelope);
  }

  @Reacts(AppointmentRescheduled)
  async rescheduled(event: AppointmentRescheduled, envelope: EventEnvelope): Promise<void> {
    const { previous } = event.payload;
    const details = previous && { previous: { start: previous.start, practitionerId: previous.practitionerId } };
    await this.about('visit-rescheduled', event.payload, envelope, details);
    await this.about('visit-handed-over', event.payload, envelope, details);
  }

  private async about(
    kind: VisitKind,
    appointment: AppointmentEventPayload & { readonly approved?: true },
    { occurredAt }: EventEnvelope,
    details?: MessageDetails,
  ): Promise<void> {
    const { appointmentId, revision } = appointment;
    const common = { kind, appointmentId, revision, causedAt: occurredAt };
    const messages = audienceOf(kind, appointment).map(({ recipient, ownAct }) => ({
      ...common,
      recipient,
      details: ownAct ? { ...details, ownAct: true as const } : details,
    }));
    await this.queue.enqueueMessage(...messages);
  }
}
