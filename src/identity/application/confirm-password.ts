import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmPassword } from '../../shared/http/confirm-password.js';
import { DomainError } from '../../shared/kernel/domain-error.js';
import { runOutsideRequest } from '../../shared/kernel/request-context.js';
import { Accounts } from '../domain/accounts.js';
import { AttemptLimits } from './attempt-limits.js';
import { PasswordHasher } from './password-hasher.js';

@CommandHandler(ConfirmPassword)
export class ConfirmPasswordHandler implements ICommandHandler<ConfirmPassword> {
  constructor(
    private readonly accounts: Accounts,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
  ) {}

  /** Outside of the request: its Idempotency-Key is for what the password is asked for, and a guess counts whatever follows. */
  async execute(command: ConfirmPassword): Promise<void> {
    await runOutsideRequest(() => this.confirm(command));
  }

  private async confirm({ actor, password, address }: ConfirmPassword): Promise<void> {
    const credentials = await this.accounts.credentialsOf({ id: actor.accountId });
    if (!credentials) throw wrongPassword();
    await this.limits.countGuess(credentials.email, { address });
    if (!(await this.hasher.matches(password, credentials.passwordHash))) throw wrongPassword();
    await this.limits.forgive(credentials.email, { address });
  }
}

function wrongPassword(): DomainError {
  return new DomainError('refused', 'PASSWORD_WRONG', 'The password is not right.', undefined, [
    { pointer: '/password', detail: 'is not your password' },
  ]);
}
