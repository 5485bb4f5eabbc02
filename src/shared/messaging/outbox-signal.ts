import { Injectable } from '@nestjs/common';
import { runOutsideRequest } from '../kernel/request-context.js';
import { ProcessSignal } from './process-signal.js';

const name = 'careslot_outbox';

/** Wakes the relays of all processes. A signal may get lost: relays look for themselves every second anyway. */
@Injectable()
export class OutboxSignal {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly processes: ProcessSignal) {
    processes.join({ name, heard: () => this.wakeListeners(), connected: () => this.wakeListeners() });
  }

  onSignal(listener: () => void): void {
    this.listeners.push(listener);
  }

  send(): void {
    this.wakeListeners();
    this.processes.send(name);
  }

  private wakeListeners(): void {
    for (const listener of this.listeners) runOutsideRequest(listener);
  }
}
