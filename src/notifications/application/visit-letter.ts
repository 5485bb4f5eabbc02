import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { calendarFile, FindAppointmentFacts, type ToldAppointmentFacts } from '../../appointments/index.js';
import { FindAccounts, type AccountSummary } from '../../identity/index.js';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import type { CalendarPart } from '../domain/mail.js';
import type { VisitKind } from '../domain/message.js';
import type { ClaimedMessage } from '../domain/messages.js';
import { whyNotSent } from '../domain/still-wanted.js';
import { addressOf, oneLine, spoken } from '../domain/wording.js';
import type { Letter } from './letter.js';

/** Letters about a visit: what they say is looked up, and whether they still should be sent is asked, when they leave. */
@Injectable()
export class VisitLetter {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
  ) {}

  async write(kind: VisitKind, message: ClaimedMessage): Promise<Letter> {
    const visit = await this.queries.execute(new FindAppointmentFacts(message.appointmentId!));
    const skip = whyNotSent({ kind, revision: message.revision }, visit, this.clock.now());
    if (skip || !visit) return { skip: skip ?? 'the visit is gone' };
    const toPatient = message.recipient.kind === 'patient';
    // The one who had the visit before is told too when it goes to somebody else.
    const readerId = toPatient ? visit.practitionerId : message.recipient.id;
    const [[patient], practitioners, [site], [visitType]] = await Promise.all([
      this.queries.execute(new FindPatients([visit.patientId])),
      this.queries.execute(new FindPractitioners({ ids: [visit.practitionerId, readerId] })),
      this.queries.execute(new FindSites([visit.siteId])),
      this.queries.execute(new FindVisitTypes([visit.visitTypeId])),
    ]);
    const practitioner = practitioners.find(({ id }) => id === visit.practitionerId);
    const reader = practitioners.find(({ id }) => id === readerId);
    if (!patient || !practitioner || !reader || !site || !visitType) return { skip: 'a part of the visit is gone' };
    const { accountId } = toPatient ? patient : reader;
    const account = accountId ? await this.accountOf(accountId) : undefined;
    // The account's address is the one its owner looks after; without an account, the one in the file.
    const to = account?.email ?? (toPatient ? patient.email : null);
    if (!to) return { skip: 'the recipient has no address' };
    const { line1, city } = site.address;
    const data = {
      toPatient,
      status: visit.status,
      pending: visit.status === 'pending',
      when: spoken(visit.start, visit.timeZone),
      previously: message.details.previous ? spoken(message.details.previous.start, visit.timeZone) : null,
      patient: oneLine(patient.fullName),
      practitioner: oneLine(practitioner.fullName),
      site: oneLine(site.name),
      address: oneLine([line1, city].join(', ')),
      visitType: oneLine(visitType.name),
      video: visitType.mode === 'video',
      // A reason may be clinical: it is for the patient's eyes and stays out of everybody else's mail.
      reason: toPatient ? (visit.reasonForPatient ?? null) : null,
      alternatives: (message.details.alternatives ?? []).map(({ start, timeZone }) => spoken(start, timeZone)),
      link: `${this.config.publicUrl}/visits/${visit.appointmentId}`,
    };
    const calendar = toPatient ? this.entryOf(kind, visit, data, to) : undefined;
    // The name may be a stranger's text until the owner of the address has shown up; that in a file is the desk's.
    const known = account ? account.emailVerified : true;
    return { to, greeting: known ? (toPatient ? patient.fullName : reader.fullName) : null, data, calendar };
  }

  /** Nothing enters a calendar before it is confirmed; what was never in it needs no cancelling. */
  private entryOf(
    kind: VisitKind,
    visit: ToldAppointmentFacts,
    { site, address, link }: { site: string; address: string; link: string },
    attendee: string,
  ): CalendarPart | undefined {
    const cancelled = kind === 'visit-cancelled';
    if (cancelled ? !visit.confirmedAt : visit.status !== 'confirmed' || kind === 'visit-reminder') return undefined;
    const content = calendarFile({
      ...visit,
      cancelled,
      attendee,
      stamp: this.clock.now().toString(),
      location: `${site}, ${address}`,
      url: link,
      organizer: addressOf(this.config.mailFrom),
    });
    return { method: cancelled ? 'CANCEL' : 'REQUEST', content };
  }

  private async accountOf(id: string): Promise<AccountSummary | undefined> {
    const [account] = await this.queries.execute(new FindAccounts([id]));
    return account;
  }
}
