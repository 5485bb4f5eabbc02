import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAccounts, type AccountSummary } from '../../identity/index.js';

/** A patient as in the patient file, or a practitioner as in the directory. */
interface Person {
  readonly accountId: string | null;
  readonly fullName: string;
  readonly email: string | null;
}

/** The address of a person's mails, and the name in their greeting. */
export interface Addressee {
  readonly to: string | null;
  readonly greeting: string | null;
  /** They have an account and cannot sign in with it. */
  readonly suspended: boolean;
}

/** Looks up how a patient or a practitioner is reached; at most one query. */
@Injectable()
export class Addressees {
  constructor(private readonly queries: QueryBus) {}

  /** The account's address is the one its owner looks after; without an account, the one in the file. */
  async of({ accountId, fullName, email }: Person): Promise<Addressee> {
    const [account] = accountId ? await this.queries.execute(new FindAccounts([accountId])) : [];
    return {
      to: account?.email ?? email,
      greeting: greetingOf(fullName, account),
      suspended: account?.status === 'suspended',
    };
  }
}

/** A name may be a stranger's text until the owner of the address has shown up; without an account it is the desk's. */
export function greetingOf(name: string, account?: Pick<AccountSummary, 'emailVerified'>): string | null {
  return account && !account.emailVerified ? null : name;
}
