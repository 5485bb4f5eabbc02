import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  calendarFile,
  FindAppointmentFacts,
  locationOf,
  meetingTimes,
  type ToldAppointmentFacts,
} from '../../appointments/index.js';
import { MayPractise } from '../../identity/index.js';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners, FindSites } from '../../practitioners/index.js';
import { Config } from '../../config.js';
import { ClinicSettings, languageOf, type Language } from '../../settings/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { calendarMethod } from '../domain/calendar-entry.js';
import type { CalendarPart } from '../domain/mail.js';
import type { VisitKind } from '../domain/message.js';
import type { ClaimedMessage } from '../domain/messages.js';
import { offeredUntil } from '../domain/reminder.js';
import { showsPatient, whyHidden, whyNotSent } from '../domain/still-wanted.js';
import { addressOf, oneLine, formatDateTime, otherTime } from '../domain/wording.js';
import { contactOf } from './site-contact.js';
import { Addressees } from './addressees.js';
import type { MailContent } from './mail-content.js';

/** Content of mails about an appointment. It is looked up when the mail is sent, and so is whether it still should be sent. */
@Injectable()
export class AppointmentMail {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly addressees: Addressees,
    private readonly clinic: ClinicSettings,
  ) {}

  async write(kind: VisitKind, message: ClaimedMessage): Promise<MailContent> {
    const appointment = await this.queries.execute(new FindAppointmentFacts(message.appointmentId!));
    const { revision, recipient, details } = message;
    const now = this.clock.now();
    const skip = whyNotSent({ kind, revision, recipient }, appointment, now);
    if (skip || !appointment) return { skip: skip ?? 'the visit is gone' };
    const toPatient = recipient.kind === 'patient';
    // The one who had the appointment before is told too when it goes to somebody else.
    const readerId = toPatient ? appointment.practitionerId : recipient.id;
    const shown = showsPatient({ kind, recipient });
    const formerId = details.previous?.practitionerId ?? appointment.practitionerId;
    const [[patient], practitioners, [site], practises] = await Promise.all([
      this.queries.execute(new FindPatients([appointment.patientId])),
      this.queries.execute(
        new FindPractitioners({ ids: [...new Set([appointment.practitionerId, readerId, formerId])] }),
      ),
      this.queries.execute(new FindSites([appointment.siteId])),
      shown ? this.queries.execute(new MayPractise(recipient.id)) : true,
    ]);
    const practitionerOf = (id: string) => practitioners.find((one) => one.id === id);
    const [practitioner, reader] = [practitionerOf(appointment.practitionerId), practitionerOf(readerId)];
    if (!patient || !practitioner || !reader || !site) return { skip: 'a part of the visit is gone' };
    const { to, greeting, suspended } = await this.addressees.of(toPatient ? patient : { ...reader, email: null });
    const hidden = shown && whyHidden({ practises, suspended });
    if (hidden) return { skip: hidden };
    if (!to) return { skip: 'the recipient has no address' };
    const { line1, city } = site.address;
    const { previous } = details;
    // A handover says by its time which appointment it was, also when that has stayed.
    const tellsPrevious = previous && (kind === 'visit-handed-over' || !isSame(previous.start, appointment.start));
    const video = appointment.mode === 'video';
    const until = offeredUntil(appointment, now);
    const retracted = appointment.status === 'entered_in_error';
    const language = languageOf(toPatient ? patient.locale : null, this.clinic.current.locale);
    const said = (instant: string, timeZone = appointment.timeZone) => formatDateTime(instant, timeZone, language);
    const link = `${this.config.publicUrl}/visits/${appointment.appointmentId}`;
    const data = {
      toPatient,
      ownAct: details.ownAct ?? false,
      pending: appointment.status === 'pending',
      begun: Temporal.Instant.compare(appointment.start, now) <= 0,
      when: said(appointment.start),
      ownTime: toPatient ? otherTime(appointment.start, appointment.timeZone, patient.timeZone, language) : null,
      previously: tellsPrevious ? said(previous.start) : null,
      formerly:
        formerId === appointment.practitionerId ? null : oneLine(practitionerOf(formerId)?.fullName ?? '') || null,
      changeUntil: until && said(until),
      // Some appointments only the clinic may move.
      movable: appointment.movable,
      patient: oneLine(patient.fullName),
      practitioner: oneLine(practitioner.fullName),
      site: oneLine(site.name),
      address: oneLine([line1, city].join(', ')),
      // Nobody is told what to bring to an appointment that does not take place.
      ...contactOf(site, !video && ['pending', 'confirmed'].includes(appointment.status)),
      visitType: oneLine(appointment.visitTypeName),
      video,
      // Where no service for meetings is configured, nobody can be told how to join.
      joinMinutes: video && this.config.meetingUrlTemplate ? meetingTimes.opensMinutes : null,
      // A reason may be clinical: it is for the patient's eyes and stays out of everybody else's mail.
      reason: toPatient ? (appointment.reasonForPatient ?? null) : null,
      alternatives: (details.alternatives ?? []).map(({ start, timeZone }) => said(start, timeZone)),
      // What was entered in error is hidden from its patient.
      link: toPatient && retracted ? null : link,
    };
    const location = oneLine(locationOf(site, appointment.mode, link));
    const calendar =
      toPatient && kind !== 'visit-reminder'
        ? this.entryOf(appointment, { location, url: link, attendee: to, language })
        : undefined;
    return { to, greeting, language, data, calendar };
  }

  /** The entry as it is now, whatever the mail tells: it is what the reader's calendar goes by. */
  private entryOf(
    appointment: ToldAppointmentFacts,
    reader: { location: string; url: string; attendee: string; language: Language },
  ): CalendarPart | undefined {
    const method = calendarMethod(appointment);
    if (!method) return undefined;
    const content = calendarFile({
      ...appointment,
      cancelled: method === 'CANCEL',
      ...reader,
      stamp: this.clock.now().toString(),
      organizer: { name: oneLine(this.clinic.current.name), email: addressOf(this.config.mailFrom) },
    });
    return { method, content };
  }
}

function isSame(one: string, other: string): boolean {
  return Temporal.Instant.compare(one, other) === 0;
}
