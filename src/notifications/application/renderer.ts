import type { MessageKind } from '../domain/message.js';

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Turns data into subject, text and HTML of a kind of message. */
export abstract class Renderer {
  /** @throws when the template names something that the data does not have. */
  abstract render(kind: MessageKind, data: Record<string, unknown>): Rendered;
}
