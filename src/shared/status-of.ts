import { SetMetadata } from '@nestjs/common';

export const STATUS_OF = Symbol('status of');

/** `warning`: it works, and somebody should look at it. `down`: it does not work. */
export type ComponentState = 'ok' | 'warning' | 'down';

/** How a part of the installation is. The message is one sentence for an administrator; nothing of patients is in it. */
export interface ComponentStatus {
  readonly state: ComponentState;
  readonly message: string;
  /** Numbers and names by what they are called: durations as `…Seconds` or `…Ms`, instants as ISO 8601. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** A method that looks at one part: it only reads, asks nobody outside for long, and may fail (then the part is down). */
export type StatusCheck = () => Promise<ComponentStatus>;

/** Adds a part to `GET /system/status`: `@StatusOf('mail') async mail(): Promise<ComponentStatus>`. */
export function StatusOf(component: string): MethodDecorator {
  return SetMetadata(STATUS_OF, component);
}
