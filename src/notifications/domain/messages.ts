import type { MessageDetails, MessageKind, NewMessage, Recipient } from './message.js';

/** A message that one sender has taken for itself, for as long as the lease lasts. */
export interface ClaimedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly recipient: Recipient;
  readonly appointmentId: string | null;
  readonly revision: number;
  readonly details: MessageDetails;
  /** This attempt's number, from 1. Only the latest attempt may record how it ended. */
  readonly attempt: number;
  readonly causedAt: string;
}

/** How an attempt ended. `error` names what went wrong, without addresses and without text of the mail. */
export type Outcome =
  | { readonly kind: 'sent'; readonly at: Temporal.Instant }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'parked'; readonly error: string }
  | { readonly kind: 'postponed'; readonly error: string; readonly until: Temporal.Instant };

/** All messages, whatever became of them. */
export abstract class Messages {
  /** Stores those that are new and returns their ids. */
  abstract add(messages: readonly NewMessage[], now: Temporal.Instant): Promise<string[]>;

  /** The ids of messages to be sent now, longest due first; a message whose sender died is due again. */
  abstract due(now: Temporal.Instant, max: number): Promise<string[]>;

  /** Takes a due message for `leaseUntil`; undefined when it is not due or somebody else has it. */
  abstract claim(id: string, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimedMessage | undefined>;

  /** Does nothing when a later attempt has taken the message over, unless this one sent it: sent is sent. */
  abstract record(message: ClaimedMessage, outcome: Outcome): Promise<void>;
}
