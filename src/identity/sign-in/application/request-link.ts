import { Command } from '@nestjs/cqrs';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { AttemptLimits, type Origin } from './attempt-limits.js';
import type { LinkKind } from './links.js';

/** Asks for a link by mail. Nothing tells the asker whether the address has an account. */
export class RequestLink extends Command<void> {
  constructor(
    readonly email: string,
    readonly kind: LinkKind,
    readonly origin: Origin,
  ) {
    super();
  }
}

@Handles(RequestLink, { transaction: false })
class RequestLinkHandler {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly limits: AttemptLimits,
    private readonly outbox: Outbox,
  ) {}

  /** @throws TOO_MANY_REQUESTS */
  async execute({ email, kind, origin }: RequestLink): Promise<void> {
    await this.limits.countRequestedMail(origin);
    await this.database.transaction(() => this.ask(email, kind));
  }

  private async ask(email: string, kind: LinkKind): Promise<void> {
    const account = await this.accounts.byEmail(email);
    if (account?.status !== 'active' || (kind === 'verify-email' && account.emailVerified)) return;
    if (!(await this.limits.mayMail(account.id, kind))) return;
    if (kind === 'verify-email') account.askForVerification();
    else account.askForPasswordReset();
    this.outbox.add(...account.pullEvents());
  }
}
