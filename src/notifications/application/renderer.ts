import type { Language } from '../../settings/index.js';
import type { MessageKind } from '../domain/message.js';

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Turns data into subject, text and HTML of a kind of message, in a language. */
export abstract class Renderer {
  /** @throws when the template names something that the data does not have. */
  abstract render(kind: MessageKind, language: Language, data: Record<string, unknown>): Rendered;
}
