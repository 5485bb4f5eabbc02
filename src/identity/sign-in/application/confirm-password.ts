import { ConfirmPassword } from '../../../shared/http/confirm-password.js';
import { runWithoutKey } from '../../../shared/kernel/request-context.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { PasswordProof, wrongPassword } from './password-proof.js';

@Handles(ConfirmPassword, { transaction: false })
class ConfirmPasswordHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly proof: PasswordProof,
  ) {}

  /** The Idempotency-Key is for what the password is asked for, and a guess counts whatever follows. */
  async execute(command: ConfirmPassword): Promise<void> {
    await runWithoutKey(() => this.confirm(command));
  }

  private async confirm({ actor, password, address }: ConfirmPassword): Promise<void> {
    const pointer = '/password';
    const credentials = await this.accounts.credentialsOf({ id: actor.accountId });
    if (!credentials) throw wrongPassword(pointer);
    await this.proof.require(credentials, { password, pointer, origin: { address }, sessionId: actor.sessionId });
  }
}
