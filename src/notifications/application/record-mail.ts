import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners } from '../../practitioners/index.js';
import { ClinicSettings, languageOf } from '../../settings/index.js';
import type { ClaimedMessage } from '../domain/messages.js';
import { oneLine, formatDateTime } from '../domain/wording.js';
import { Addressees } from './addressees.js';
import type { MailContent } from './mail-content.js';

/** Content of mails to a patient about who opened their record: who and when, never why and nothing of what it holds. */
@Injectable()
export class RecordMail {
  constructor(
    private readonly queries: QueryBus,
    private readonly addressees: Addressees,
    private readonly clinic: ClinicSettings,
  ) {}

  async write({ recipient, details, causedAt }: ClaimedMessage): Promise<MailContent> {
    const [[patient], [practitioner]] = await Promise.all([
      this.queries.execute(new FindPatients([recipient.id])),
      this.queries.execute(new FindPractitioners({ ids: details.practitionerId ? [details.practitionerId] : [] })),
    ]);
    if (!patient) return { skip: 'the patient is gone' };
    const { to, greeting } = await this.addressees.of(patient);
    if (!to) return { skip: 'the recipient has no address' };
    const language = languageOf(patient.locale, this.clinic.current.locale);
    const data = {
      practitioner: practitioner ? oneLine(practitioner.fullName) : null,
      when: formatDateTime(causedAt, patient.timeZone ?? this.clinic.current.timeZone, language),
      hasAccount: patient.accountId !== null,
    };
    return { to, greeting, language, data };
  }
}
