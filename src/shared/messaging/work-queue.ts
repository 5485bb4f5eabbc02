/** What a worker does with the id of a piece of work. It must be safe to run twice: the row it names is the truth. */
export type Work = (id: string) => Promise<void>;

/**
 * Carries ids of due work to a worker: in this process, or through Redis to any worker process. It is only transport:
 * what it loses is found again in the database, and nobody who answers a request waits for it.
 */
export abstract class WorkQueue {
  /** `in-process`, or `redis` where other processes may do the work. */
  abstract readonly kind: 'in-process' | 'redis';

  /** Hands ids over; the same id is not queued twice at the same time. Never rejects, never waits for a broken Redis. */
  abstract add(queue: string, ids: readonly string[]): Promise<void>;

  /** Registers who works on a queue. Called once at start, by processes that run background work. */
  abstract process(queue: string, work: Work): void;

  /** Waits until what was added in this process is worked off (used when the clock is moved). */
  abstract drain(): Promise<void>;

  /** Whether ids can be handed over at this moment. Rejects or answers soon, also when Redis hangs. */
  abstract reachable(): Promise<boolean>;
}
