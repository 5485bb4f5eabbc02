import { DomainError } from '../../../shared/kernel/domain-error.js';
import { passwordProblem } from '../domain/password-policy.js';

/**
 * Refuses a password that the policy does not allow, naming its rule and the field it came in.
 * @throws PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_COMMON, PASSWORD_IS_EMAIL
 */
export function checkPassword(password: string, email: string, pointer = '/password'): void {
  const problem = passwordProblem(password, email);
  if (!problem) return;
  const { rule, detail } = problem;
  throw new DomainError('refused', rule, `The password ${detail}.`, undefined, [{ pointer, detail }]);
}
