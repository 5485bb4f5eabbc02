import { Injectable } from '@nestjs/common';
import { Database } from '../persistence/database.js';
import { ProcessSignal } from './process-signal.js';

const name = 'careslot_live';

/** Is told the id of what has changed, or null: it may be anything. */
export type LiveListener = (id: string | null) => void;

/**
 * Who looks at something hears when it changes, whichever process changed it. Only ids travel: whoever hears of a change
 * reads it anew, with the rights it has then. A change may be missed when a process dies right after its commit, so
 * clients also read anew now and then.
 */
@Injectable()
export class LiveHub {
  private readonly listeners = new Map<string, Set<LiveListener>>();

  constructor(
    private readonly database: Database,
    private readonly processes: ProcessSignal,
  ) {
    processes.join({
      name,
      heard: (payload) => this.tell(...(payload.split(' ') as [string, string])),
      // What happened while nobody could hear it is not known.
      connected: () => this.tellEverybody(),
    });
  }

  /** Something about a topic (a word without spaces) changes with the transaction that is under way. */
  changed(topic: string, id: string): void {
    this.database.afterCommit(() => this.processes.send(name, `${topic} ${id}`));
  }

  /** Listens until the answer is called. */
  listen(topic: string, listener: LiveListener): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(topic);
    };
  }

  private tell(topic: string, id: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(id);
  }

  private tellEverybody(): void {
    for (const listeners of this.listeners.values()) for (const listener of listeners) listener(null);
  }
}
