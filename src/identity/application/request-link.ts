import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Accounts } from '../domain/accounts.js';
import { AttemptLimits } from './attempt-limits.js';
import type { LinkKind } from './links.js';

/** Asks for a link by mail. Nothing tells the asker whether the address has an account. */
export class RequestLink extends Command<void> {
  constructor(
    readonly email: string,
    readonly kind: LinkKind,
  ) {
    super();
  }
}

@CommandHandler(RequestLink)
export class RequestLinkHandler implements ICommandHandler<RequestLink> {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly limits: AttemptLimits,
    private readonly outbox: Outbox,
  ) {}

  @Transactional()
  async execute({ email, kind }: RequestLink): Promise<void> {
    const account = await this.accounts.byEmail(email);
    if (account?.status !== 'active' || !(await this.limits.mayMail(account.id))) return;
    if (kind === 'verify-email') account.askForVerification();
    else account.askForPasswordReset();
    this.outbox.add(...account.pullEvents());
  }
}
