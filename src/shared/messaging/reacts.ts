import { SetMetadata } from '@nestjs/common';
import type { DomainEvent, DomainEventClass } from '../kernel/domain-event.js';

export const REACTS = Symbol('reacts');

/** When and as what an event happened: the same for every attempt, so a reaction can derive identities from it. */
export interface EventEnvelope {
  readonly id: string;
  readonly occurredAt: Temporal.Instant;
}

/** A method that reacts to an event. It runs in a transaction of its own, once for each event. */
export type Reaction = (event: DomainEvent<never>, envelope: EventEnvelope) => Promise<void>;

/**
 * Declares a reaction: `@Reacts(AppointmentConfirmed) async tellPatient(event)`. Its name, `Class.method`, is stored
 * with its progress: renaming it makes it a new reaction to events that are still to come.
 */
export function Reacts<Payload extends object>(...events: DomainEventClass<Payload>[]): MethodDecorator {
  return SetMetadata(REACTS, events);
}
