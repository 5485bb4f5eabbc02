import type { Site } from './site.js';
import type { VisitType } from './visit-type.js';

// What `get` returns is locked until the transaction ends, so that two changes of one thing happen one after the other.
// It throws `missing` for what is not there or not in the scope.

export abstract class Sites {
  abstract get(id: string): Promise<Site>;
  abstract add(site: Site): void;
  /** @throws UNKNOWN_SITE when it is not there or not active. */
  abstract requireActive(id: string): Promise<void>;
  /** The only active site; null when there is none or a choice. */
  abstract onlyActive(): Promise<string | null>;
}

export abstract class VisitTypes {
  abstract get(id: string): Promise<VisitType>;
  abstract add(visitType: VisitType): void;
  /** Adds it when there is no visit type at all; of two at once, one wins. */
  abstract addIfNone(visitType: VisitType): Promise<void>;
  /** @throws UNKNOWN_VISIT_TYPE naming the ids that are not there. */
  abstract requireKnown(ids: readonly string[]): Promise<void>;
}
