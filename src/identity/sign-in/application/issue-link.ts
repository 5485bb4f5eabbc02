import { Query } from '@nestjs/cqrs';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { Links, type LinkKind } from './links.js';

/** A signed link for a mail to the account's owner. Ask when the mail is rendered: its token is stored nowhere. */
export class IssueLink extends Query<{ url: string }> {
  constructor(
    readonly accountId: string,
    readonly kind: LinkKind,
  ) {
    super();
  }
}

@Handles(IssueLink)
class IssueLinkHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: Links,
  ) {}

  async execute({ accountId, kind }: IssueLink): Promise<{ url: string }> {
    const account = await this.accounts.credentialsOf({ id: accountId });
    if (!account) throw missing('account');
    return { url: this.links.urlFor(account, kind) };
  }
}
