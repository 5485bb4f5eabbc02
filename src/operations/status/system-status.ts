import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MarkedMethods } from '../../shared/messaging/marked-methods.js';
import { TimeoutError, withTimeout } from '../../shared/messaging/with-timeout.js';
import { STATUS_OF, type ComponentState, type ComponentStatus, type StatusCheck } from '../../shared/status-of.js';

/** How long a component may take to say how it is. */
export const maxCheckMilliseconds = 1_500;

export interface NamedStatus extends ComponentStatus {
  readonly name: string;
}

/** Asks everything marked with @StatusOf, all at once. One that fails or hangs is down, and holds up nobody. */
@Injectable()
export class SystemStatus implements OnModuleInit {
  private readonly logger = new Logger(SystemStatus.name);
  private readonly checks: { name: string; run: StatusCheck }[] = [];
  private readonly underWay = new Map<string, Promise<ComponentStatus>>();

  constructor(private readonly marked: MarkedMethods) {}

  onModuleInit(): void {
    for (const { value: name, run } of this.marked.find<string, StatusCheck>(STATUS_OF))
      this.checks.push({ name, run });
  }

  ask(): Promise<NamedStatus[]> {
    return Promise.all(this.checks.map(async ({ name, run }) => ({ name, ...(await this.answerOf(name, run)) })));
  }

  private async answerOf(name: string, run: StatusCheck): Promise<ComponentStatus> {
    try {
      return await withTimeout(maxCheckMilliseconds, this.once(name, run));
    } catch (error) {
      const { name: kind, message } = error as Error;
      if (error instanceof TimeoutError) return down(`${name} did not answer within ${maxCheckMilliseconds} ms.`);
      this.logger.warn(`The status of ${name} cannot be told: ${message}`);
      return down(`${name} cannot be looked at (${kind}): the log of this process says why.`);
    }
  }

  /** A check that hangs is not begun again beside itself, however often somebody asks. */
  private once(name: string, run: StatusCheck): Promise<ComponentStatus> {
    const begun = this.underWay.get(name);
    if (begun) return begun;
    const running = run().finally(() => this.underWay.delete(name));
    this.underWay.set(name, running);
    return running;
  }
}

function down(message: string): ComponentStatus {
  return { state: 'down', message, facts: {} };
}

/** The worst of them; `ok` for none. */
export function worstOf(states: readonly ComponentState[]): ComponentState {
  return states.includes('down') ? 'down' : states.includes('warning') ? 'warning' : 'ok';
}
