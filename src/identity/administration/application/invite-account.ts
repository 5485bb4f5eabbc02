import { Command } from '@nestjs/cqrs';
import type { Role } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { normaliseEmail } from '../../../shared/kernel/email-address.js';
import { newId } from '../../../shared/kernel/id.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

interface Input {
  readonly email: string;
  readonly fullName: string;
  readonly role: Role;
  readonly practitionerId?: string;
  readonly siteIds?: readonly string[];
}

/** Gives a role to whoever owns the address: to their account if it is verified, else to one they finish by mail. */
export class InviteAccount extends Command<{ accountId: string }> {
  constructor(readonly input: Input) {
    super();
  }
}

@Handles(InviteAccount)
class InviteAccountHandler {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly endings: SessionEndings,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input }: InviteAccount): Promise<{ accountId: string }> {
    const email = normaliseEmail(input.email);
    const known = await this.accounts.byEmail(email);
    if (known && !known.emailVerified) known.inviteAgain();
    const account = known ?? this.invite(email, input.fullName);
    account.grant(input.role, input);
    await this.endings.endAll(account.id, 'roles');
    this.outbox.add(...account.pullEvents());
    return { accountId: account.id };
  }

  private invite(email: string, fullName: string): Account {
    const account = Account.invite({ id: newId(), email, fullName, now: this.clock.now() });
    this.accounts.add(account);
    return account;
  }
}
