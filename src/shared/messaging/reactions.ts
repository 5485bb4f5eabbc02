import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DomainEvent, DomainEventClass } from '../kernel/domain-event.js';
import { MarkedMethods } from './marked-methods.js';
import { REACTS, type EventEnvelope, type Reaction } from './reacts.js';

interface Registered {
  readonly name: string;
  readonly run: (payload: object, envelope: EventEnvelope) => Promise<void>;
}

/** Every method marked with @Reacts, found once at start. */
@Injectable()
export class Reactions implements OnModuleInit {
  private readonly byType = new Map<string, Registered[]>();

  constructor(private readonly marked: MarkedMethods) {}

  onModuleInit(): void {
    for (const { name, value: events, run } of this.marked.find<DomainEventClass[], Reaction>(REACTS)) {
      for (const event of events) this.register(name, run, event);
    }
  }

  /** The names of the reactions to an event type; none for a type this version does not know. */
  namesOf(type: string): string[] {
    return (this.byType.get(type) ?? []).map((reaction) => reaction.name);
  }

  /** @throws when this version has no such reaction any more. */
  async run(name: string, type: string, payload: object, envelope: EventEnvelope): Promise<void> {
    const reaction = this.byType.get(type)?.find((candidate) => candidate.name === name);
    if (!reaction) throw new Error(`No reaction ${name} to ${type} in this version`);
    await reaction.run(payload, envelope);
  }

  private register(name: string, reaction: Reaction, event: DomainEventClass): void {
    const registered = this.byType.get(event.type) ?? [];
    if (registered.some((other) => other.name === name)) throw new Error(`Two reactions are called ${name}`);
    const run = (payload: object, envelope: EventEnvelope): Promise<void> =>
      reaction(new event(payload) as DomainEvent<never>, envelope);
    this.byType.set(event.type, [...registered, { name, run }]);
  }
}
