import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/kernel/domain-error.js';
import type { Credentials } from '../../accounts/domain/accounts.js';
import { AttemptLimits, type Origin } from './attempt-limits.js';
import { PasswordHasher } from './password-hasher.js';

/** A password that somebody gives for an account, besides a session or a link. */
export interface GivenPassword {
  readonly password: string;
  /** Where it stands in the body: a JSON pointer. */
  readonly pointer: string;
  readonly origin: Origin;
  /** The session of the account in which it is given, where there is one. */
  readonly sessionId?: string;
}

/** Whether somebody knows the password of an account. Guesses are limited. Outside of transactions: it takes long. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly limits: AttemptLimits,
    private readonly hasher: PasswordHasher,
  ) {}

  /** @throws PASSWORD_WRONG at the pointer, TOO_MANY_REQUESTS with the seconds to wait */
  async require({ email, passwordHash }: Credentials, given: GivenPassword): Promise<void> {
    const { password, pointer, origin, sessionId } = given;
    await this.limits.countGuess(email, origin, sessionId);
    if (!(await this.hasher.matches(password, passwordHash))) throw wrongPassword(pointer);
    await this.limits.forgive(email, origin, sessionId);
  }
}

export function wrongPassword(pointer: string): DomainError {
  const detail = 'is not your present password';
  return new DomainError('refused', 'PASSWORD_WRONG', 'The password is not right.', undefined, [{ pointer, detail }]);
}
