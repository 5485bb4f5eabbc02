import { Command } from '@nestjs/cqrs';
import { missing } from '../../../shared/kernel/domain-error.js';
import { normaliseEmail } from '../../../shared/kernel/email-address.js';
import { Database } from '../../../shared/persistence/database.js';
import type { AccountStatus } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { checkPassword } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/** An operator sets the password of any account and ends its sessions. Whether its address is verified stays as it is. */
export class SetPassword extends Command<{ status: AccountStatus }> {
  constructor(
    readonly email: string,
    readonly password: string,
  ) {
    super();
  }
}

@Handles(SetPassword, { transaction: false })
class SetPasswordHandler {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly hasher: PasswordHasher,
    private readonly endings: SessionEndings,
  ) {}

  async execute({ email, password }: SetPassword): Promise<{ status: AccountStatus }> {
    const address = normaliseEmail(email);
    checkPassword(password, address);
    const passwordHash = await this.hasher.hash(password);
    return this.database.transaction(() => this.store(address, passwordHash));
  }

  private async store(email: string, passwordHash: string): Promise<{ status: AccountStatus }> {
    const account = await this.accounts.byEmail(email);
    if (!account) throw missing('account');
    account.changePassword(passwordHash);
    await this.endings.endAll(account.id, 'password');
    return { status: account.status };
  }
}
