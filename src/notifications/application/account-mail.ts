import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAccounts, IssueLink } from '../../identity/index.js';
import { FindLocaleOfAccount } from '../../patients/index.js';
import { ClinicSettings, languageOf } from '../../settings/index.js';
import type { AccountKind } from '../domain/message.js';
import { greetingOf } from './addressees.js';
import type { MailContent } from './mail-content.js';

/** Mails with a link that proves that the address was reached. */
const links: Partial<Record<AccountKind, 'verify-email' | 'set-password'>> = {
  'verify-email': 'verify-email',
  'password-reset': 'set-password',
  'registration-repeated': 'set-password',
  invitation: 'set-password',
};

/** Content of mails to the owner of an account. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly queries: QueryBus,
    private readonly clinic: ClinicSettings,
  ) {}

  async write(kind: AccountKind, accountId: string): Promise<MailContent> {
    const [account] = await this.queries.execute(new FindAccounts([accountId]));
    if (!account) return { skip: 'the account is gone' };
    if (kind === 'verify-email' && account.emailVerified) return { skip: 'the address is verified already' };
    const link = links[kind] ? (await this.queries.execute(new IssueLink(accountId, links[kind]))).url : null;
    const locale = await this.queries.execute(new FindLocaleOfAccount(accountId));
    const language = languageOf(locale, this.clinic.current.locale);
    return { to: account.email, greeting: greetingOf(account.fullName, account), language, data: { link } };
  }
}
