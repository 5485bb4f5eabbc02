/**
 * A fact that other parts may react to a moment later. The payload carries primitives and ids only: it is stored in the
 * outbox and outlives the code that wrote it. Every subclass names its `type` as `context.event.vN`.
 */
export abstract class DomainEvent<Payload extends object = object> {
  static readonly type: string;

  constructor(readonly payload: Payload) {}

  get type(): string {
    return (this.constructor as typeof DomainEvent).type;
  }
}

/** The constructor of an event: what `@Reacts` takes. */
export interface DomainEventClass<Payload extends object = object> {
  readonly type: string;
  new (payload: Payload): DomainEvent<Payload>;
}
