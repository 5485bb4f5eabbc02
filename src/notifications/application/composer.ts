import { Injectable } from '@nestjs/common';
import { Config } from '../../config.js';
import { ClinicSettings } from '../../settings/index.js';
import { oneLine } from '../domain/wording.js';
import type { Mail } from '../domain/mail.js';
import { isRecordKind, isVisitKind, type MessageKind } from '../domain/message.js';
import type { ClaimedMessage } from '../domain/messages.js';
import { AccountMail } from './account-mail.js';
import type { MailContent } from './mail-content.js';
import { RecordMail } from './record-mail.js';
import { Renderer } from './renderer.js';
import { AppointmentMail } from './appointment-mail.js';

/** Makes the mail of a message from what is true at this moment. */
@Injectable()
export class Composer {
  constructor(
    private readonly config: Config,
    private readonly appointments: AppointmentMail,
    private readonly accounts: AccountMail,
    private readonly records: RecordMail,
    private readonly renderer: Renderer,
    private readonly clinic: ClinicSettings,
  ) {}

  /** The mail, or the reason why nobody should get it any more. */
  async compose(message: ClaimedMessage): Promise<{ mail: Mail } | { skip: string }> {
    const content = await this.contentOf(message.kind, message);
    if ('skip' in content) return content;
    const { to, greeting, language, data, calendar } = content;
    const rendered = this.renderer.render(message.kind, language, {
      ...data,
      greeting: greeting === null ? null : oneLine(greeting),
      clinic: oneLine(this.clinic.current.name),
      publicUrl: this.config.publicUrl,
    });
    const host = new URL(this.config.publicUrl).hostname;
    return { mail: { id: message.id, messageId: `<${message.id}@${host}>`, to: oneLine(to), ...rendered, calendar } };
  }

  private contentOf(kind: MessageKind, message: ClaimedMessage): Promise<MailContent> {
    if (isRecordKind(kind)) return this.records.write(message);
    return isVisitKind(kind) ? this.appointments.write(kind, message) : this.accounts.write(kind, message.recipient.id);
  }
}
