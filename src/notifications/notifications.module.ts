import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { SettingsModule } from '../settings/index.js';
import { ParkedWork } from '../shared/messaging/parked-work.js';
import { AccountMail } from './application/account-mail.js';
import { Addressees } from './application/addressees.js';
import { ChannelStatus } from './persistence/channel-status.js';
import { Composer } from './application/composer.js';
import { Delivery } from './application/delivery.js';
import { Mailer } from './application/mailer.js';
import { Remind } from './application/remind.js';
import { RecordMail } from './application/record-mail.js';
import { Renderer } from './application/renderer.js';
import { Outcomes } from './application/outcomes.js';
import { TellAboutAccounts } from './application/tell-about-accounts.js';
import { TellAboutVisits } from './application/tell-about-visits.js';
import { TellAdministrators } from './application/tell-administrators.js';
import { TellPatients } from './application/tell-patients.js';
import { MessageQueue } from './application/message-queue.js';
import { AppointmentMail } from './application/appointment-mail.js';
import { Messages } from './domain/messages.js';
import { ReminderHorizon } from './domain/reminder-horizon.js';
import { providersWith } from './handlers.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { MailboxController } from './http/mailbox.controller.js';
import { Mailbox } from './mail/mailbox.js';
import { SmtpMailer } from './mail/smtp-mailer.js';
import { Templates } from './mail/templates.js';
import { PostgresMessages } from './persistence/postgres-messages.js';
import { retriedMessages } from './persistence/retried-messages.js';
import { PostgresReminderHorizon } from './persistence/postgres-reminder-horizon.js';

@Module({
  imports: [SettingsModule],
  providers: providersWith(
    { provide: Messages, useClass: PostgresMessages },
    { provide: ReminderHorizon, useClass: PostgresReminderHorizon },
    { provide: Renderer, useFactory: () => new Templates() },
    Mailbox,
    Addressees,
    AppointmentMail,
    AccountMail,
    RecordMail,
    Composer,
    MessageQueue,
    TellAboutVisits,
    TellAboutAccounts,
    TellAdministrators,
    TellPatients,
    Remind,
    Delivery,
    Outcomes,
    ChannelStatus,
  ),
  exports: [Delivery],
})
export class NotificationsModule {
  constructor(parked: ParkedWork) {
    parked.includes('message', retriedMessages);
  }

  static with(config: Config): DynamicModule {
    return {
      module: NotificationsModule,
      // The mailbox can be read by anybody who reaches it: in production there is none.
      controllers: [DeliveriesController, ...(config.production ? [] : [MailboxController])],
      providers: [
        config.smtpUrl ? { provide: Mailer, useClass: SmtpMailer } : { provide: Mailer, useExisting: Mailbox },
      ],
    };
  }
}
