import { Command } from '@nestjs/cqrs';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database } from '../../../shared/persistence/database.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { linkInvalid, Links } from './links.js';
import { checkPassword } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/** Sets a new password by the link from a mail and ends all sessions. The link works once. */
export class ResetPassword extends Command<{ accountId: string }> {
  constructor(
    readonly token: string,
    readonly password: string,
  ) {
    super();
  }
}

@Handles(ResetPassword, { transaction: false })
class ResetPasswordHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly links: Links,
    private readonly hasher: PasswordHasher,
    private readonly endings: SessionEndings,
  ) {}

  async execute({ token, password }: ResetPassword): Promise<{ accountId: string }> {
    const id = this.links.accountIdOf(token, 'set-password');
    if (!id) throw linkInvalid();
    const credentials = await this.accounts.credentialsOf({ id });
    this.links.check(token, 'set-password', credentials);
    checkPassword(password, credentials.email);
    const passwordHash = await this.hasher.hash(password);
    await this.database.transaction(() => this.store(id, token, passwordHash));
    return { accountId: id };
  }

  private async store(id: string, token: string, passwordHash: string): Promise<void> {
    const account = await this.accounts.byId(id);
    if (!account) throw linkInvalid();
    // Under the lock: of two requests with one link, the second finds the password changed.
    this.links.check(token, 'set-password', account);
    account.resetPassword(passwordHash, this.clock.now());
    await this.endings.endAll(account.id, 'password');
  }
}
