import { Command } from '@nestjs/cqrs';
import { missing } from '../../../shared/kernel/domain-error.js';
import { normaliseEmail } from '../../../shared/kernel/email-address.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { SessionEndings } from './session-endings.js';

/** An operator ends all sessions of an account, or without an address of everybody. Answers how many. */
export class RevokeSessions extends Command<{ ended: number }> {
  constructor(readonly email?: string) {
    super();
  }
}

@Handles(RevokeSessions)
class RevokeSessionsHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly endings: SessionEndings,
  ) {}

  async execute({ email }: RevokeSessions): Promise<{ ended: number }> {
    if (email === undefined) return { ended: await this.endings.endEverybodys('revoked') };
    const account = await this.accounts.byEmail(normaliseEmail(email));
    if (!account) throw missing('account');
    return { ended: await this.endings.endAll(account.id, 'revoked') };
  }
}
