import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Accounts } from '../domain/accounts.js';
import { linkInvalid, Links } from './links.js';

/** Somebody came back with the link that was sent to the address. Coming back twice changes nothing. */
export class VerifyEmail extends Command<{ email: string }> {
  constructor(readonly token: string) {
    super();
  }
}

@CommandHandler(VerifyEmail)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmail> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly links: Links,
  ) {}

  @Transactional()
  async execute({ token }: VerifyEmail): Promise<{ email: string }> {
    const accountId = this.links.accountIdOf(token, 'verify-email');
    const account = accountId && (await this.accounts.byId(accountId));
    if (!account) throw linkInvalid();
    this.links.check(token, 'verify-email', account);
    account.verifyEmail(this.clock.now());
    return { email: account.email };
  }
}
