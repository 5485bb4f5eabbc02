import { Command } from '@nestjs/cqrs';
import type { Role } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import type { RoleLinks } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/**
 * Gives an account a role and what comes with it. Its sessions end: the next sign-in shows what is new. Answers whether
 * anything was; otherwise nothing happens.
 */
export class GrantRole extends Command<{ granted: boolean }> {
  constructor(
    readonly accountId: string,
    readonly role: Role,
    readonly links: RoleLinks = {},
  ) {
    super();
  }
}

@Handles(GrantRole)
class GrantRoleHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly endings: SessionEndings,
  ) {}

  async execute({ accountId, role, links }: GrantRole): Promise<{ granted: boolean }> {
    const account = await this.accounts.byId(accountId);
    if (!account) throw missing('account');
    const granted = account.grant(role, links);
    if (granted) await this.endings.endAll(accountId, 'roles');
    return { granted };
  }
}
