import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { DomainEvent, DomainEventClass } from '../kernel/domain-event.js';
import { REACTS, type EventEnvelope, type Reaction } from './reacts.js';

interface Registered {
  readonly name: string;
  readonly run: (payload: object, envelope: EventEnvelope) => Promise<void>;
}

/** Every method marked with @Reacts, found once at start. */
@Injectable()
export class Reactions implements OnModuleInit {
  private readonly byType = new Map<string, Registered[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const methodName of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        const method = (instance as Record<string, unknown>)[methodName] as Reaction;
        const events = this.reflector.get<DomainEventClass[] | undefined>(REACTS, method);
        for (const event of events ?? []) this.register(instance, methodName, method, event);
      }
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

  private register(instance: object, methodName: string, method: Reaction, event: DomainEventClass): void {
    const name = `${instance.constructor.name}.${methodName}`;
    const registered = this.byType.get(event.type) ?? [];
    if (registered.some((other) => other.name === name)) throw new Error(`Two reactions are called ${name}`);
    const run = (payload: object, envelope: EventEnvelope): Promise<void> =>
      method.call(instance, new event(payload) as DomainEvent<never>, envelope);
    this.byType.set(event.type, [...registered, { name, run }]);
  }
}
