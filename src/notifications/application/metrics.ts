import { Counter } from 'prom-client';
import type { MessageKind } from '../domain/message.js';
import type { Outcome } from '../domain/messages.js';

const messages = new Counter({
  name: 'careslot_messages_total',
  help: 'Attempts to deliver a message, by kind of message and outcome (sent, failed, parked, skipped)',
  labelNames: ['kind', 'outcome'],
});

export function countOutcome(kind: MessageKind, outcome: Outcome['kind']): void {
  messages.labels(kind, outcome === 'postponed' ? 'failed' : outcome).inc();
}
