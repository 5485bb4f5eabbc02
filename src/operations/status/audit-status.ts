import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditSealer } from '../../audit/index.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const patienceSeconds = 120;
/** As many as `audit:verify` takes at least. */
const shownDigits = 12;

/**
 * Whether events of the audit trail get their seals, and where the chain ends now. Whether the seals are right is what
 * audit:verify tells.
 */
@Injectable()
export class AuditStatus {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: AuditSealer,
  ) {}

  @StatusOf('audit')
  async look(): Promise<ComponentStatus> {
    const oldest = await this.sealer.oldestUnsealed();
    const age = oldest ? Math.max(0, Math.floor(this.clock.now().since(oldest).total('seconds'))) : null;
    const end = await this.sealer.end();
    const lastSeal = end ? `${end.position}:${end.hash.slice(0, shownDigits)}` : null;
    const facts = { oldestUnsealedSeconds: age, lastSeal };
    if (age !== null && age > patienceSeconds) {
      const message = `Audit events have been waiting for their seal for ${age} s: look whether a worker runs, and at its log.`;
      return { state: 'warning', message, facts };
    }
    return { state: 'ok', message: 'Audit events are sealed as they come.', facts };
  }
}
