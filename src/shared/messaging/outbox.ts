import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { DomainEvent } from '../kernel/domain-event.js';
import { newId } from '../kernel/id.js';
import { currentRequest } from '../kernel/request-context.js';
import { Database } from '../persistence/database.js';
import { ProcessSignal } from './process-signal.js';

/** Wakes the relays of all processes. A call may get lost: they look for themselves every second anyway. */
export const outboxChannel = 'careslot_outbox';

/** Stores events with the commit of the transaction that caused them; the relay hands them to their reactions. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly processes: ProcessSignal,
  ) {}

  add(...events: DomainEvent[]): void {
    if (events.length === 0) return;
    const occurredAt = this.clock.now().toString();
    for (const event of events) {
      this.database.writeWithCommit('platform.outbox', {
        id: newId(),
        type: event.type,
        payload: event.payload,
        occurred_at: occurredAt,
        request_id: currentRequest()?.requestId ?? null,
      });
    }
    this.database.afterCommit(() => this.processes.send(outboxChannel));
  }
}
