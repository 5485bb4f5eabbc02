import { Injectable } from '@nestjs/common';
import {
  AccountInvited,
  PasswordResetRequested,
  RefreshTokenReused,
  RegistrationRepeated,
  VerificationRequested,
} from '../../identity/index.js';
import {
  ApplicationApproved,
  ApplicationInfoRequested,
  ApplicationRejected,
  ApplicationSubmitted,
} from '../../practitioners/index.js';
import { Reacts, type EventEnvelope } from '../../shared/messaging/reacts.js';
import type { AccountKind } from '../domain/message.js';
import { MessageQueue } from './message-queue.js';

interface ConcernsAccount {
  readonly payload: { readonly accountId: string };
}

/** Mails to the owner of an account. Their links are made when the mail is, so that no token is stored. */
@Injectable()
export class TellAboutAccounts {
  constructor(private readonly queue: MessageQueue) {}

  @Reacts(VerificationRequested)
  async verify(event: VerificationRequested, envelope: EventEnvelope): Promise<void> {
    await this.owner('verify-email', event, envelope);
  }

  @Reacts(RegistrationRepeated)
  async registeredAgain(event: RegistrationRepeated, envelope: EventEnvelope): Promise<void> {
    await this.owner('registration-repeated', event, envelope);
  }

  @Reacts(AccountInvited)
  async invited(event: AccountInvited, envelope: EventEnvelope): Promise<void> {
    await this.owner('invitation', event, envelope);
  }

  @Reacts(PasswordResetRequested)
  async passwordForgotten(event: PasswordResetRequested, envelope: EventEnvelope): Promise<void> {
    await this.owner('password-reset', event, envelope);
  }

  @Reacts(RefreshTokenReused)
  async tokenReused(event: RefreshTokenReused, envelope: EventEnvelope): Promise<void> {
    await this.owner('refresh-token-reused', event, envelope);
  }

  @Reacts(ApplicationSubmitted)
  async applied(event: ApplicationSubmitted, envelope: EventEnvelope): Promise<void> {
    await this.owner('application-submitted', event, envelope);
  }

  @Reacts(ApplicationInfoRequested)
  async askedForMore(event: ApplicationInfoRequested, envelope: EventEnvelope): Promise<void> {
    await this.owner('application-info-requested', event, envelope);
  }

  @Reacts(ApplicationApproved)
  async approved(event: ApplicationApproved, envelope: EventEnvelope): Promise<void> {
    await this.owner('application-approved', event, envelope);
  }

  @Reacts(ApplicationRejected)
  async rejected(event: ApplicationRejected, envelope: EventEnvelope): Promise<void> {
    await this.owner('application-rejected', event, envelope);
  }

  private async owner(kind: AccountKind, { payload }: ConcernsAccount, envelope: EventEnvelope): Promise<void> {
    const recipient = { kind: 'account' as const, id: payload.accountId };
    await this.queue.enqueueMessage({ kind, recipient, eventId: envelope.id, causedAt: envelope.occurredAt });
  }
}
