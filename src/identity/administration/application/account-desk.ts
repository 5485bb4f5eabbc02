import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion, missing } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail, type AuditEntry } from '../../../audit/index.js';
import type { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import type { AccountRecord } from '../http/users.view.js';
import { ReadAccount } from '../persistence/read-account.js';

type Trace = Pick<AuditEntry, 'changed' | 'reason' | 'patientId'>;

/** What every command of an administrator to an account begins and ends with. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly queries: QueryBus,
  ) {}

  async open(id: string, expectedVersion: number | '*' | undefined): Promise<Account> {
    const account = await this.accounts.byId(id);
    if (!account) throw missing('account');
    checkVersion(expectedVersion, account.version);
    return account;
  }

  /** Leaves the trace, and answers what the account is now. */
  async close(actor: Actor, account: Account, trace: Trace): Promise<AccountRecord> {
    this.outbox.add(...account.pullEvents());
    this.audit.record(actor, { action: 'write', resource: 'account', resourceId: account.id, ...trace });
    await this.database.em.flush();
    return this.queries.execute(new ReadAccount(account.id));
  }
}
