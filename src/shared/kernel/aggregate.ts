import type { DomainEvent } from './domain-event.js';

/** A cluster of objects that is loaded, told something and stored as one. It collects the events of what happened. */
export abstract class Aggregate {
  // Not initialised here: an aggregate that is loaded skips its constructor.
  private _events?: DomainEvent[];

  protected record(event: DomainEvent): void {
    (this._events ??= []).push(event);
  }

  /** The events since the last call, oldest first. Its repository puts them into the outbox. */
  pullEvents(): DomainEvent[] {
    const events = this._events ?? [];
    this._events = [];
    return events;
  }
}
