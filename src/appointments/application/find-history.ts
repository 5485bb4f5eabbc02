import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import type { HistoryEntry } from '../domain/history-entry.js';
import { isClinic, whoOf } from '../domain/who.js';
import { Handles } from '../handlers.js';
import { AppointmentReads } from './appointment-reads.js';
import { lookAt } from './look-at.js';

export interface HistoryLine {
  readonly at: string;
  /** Patients see as what somebody acted, not who it was. */
  readonly actor: { readonly accountId: string | null; readonly as: string };
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly revision: number;
  readonly reason?: string;
}

/** What happened to a visit, oldest first. */
export class FindHistory extends Query<HistoryLine[]> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

/** The actions whose reason is meant for the patient too. */
const toldToPatients = ['decline', 'cancel', 'reschedule'];

@Handles(FindHistory, { transaction: true })
class FindHistoryHandler {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: FindHistory): Promise<HistoryLine[]> {
    const visit = await this.reads.find(appointmentId, actor);
    this.audit.recordOfAnother(actor, lookAt(visit, 'appointment-history'));
    const clinic = isClinic(whoOf(actor, visit));
    const entries = await this.reads.historyOf(appointmentId);
    return entries.map((entry) => lineOf(entry, clinic, actor));
  }
}

function lineOf(entry: HistoryEntry, clinic: boolean, reader: Actor): HistoryLine {
  const { at, accountId, as, action, from, to, revision, reason } = entry;
  const mayKnowWho = clinic || accountId === reader.accountId;
  const mayKnowWhy = clinic || toldToPatients.includes(action);
  return {
    at: at.toString(),
    actor: { accountId: mayKnowWho ? accountId : null, as },
    ...{ action, from, to, revision },
    ...(reason !== null && mayKnowWhy ? { reason } : {}),
  };
}
