import { Command } from '@nestjs/cqrs';
import { Clock } from '../../../shared/kernel/clock.js';
import { forbidden, unauthenticated } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Accounts, type Credentials } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { Sessions } from '../../sessions/domain/sessions.js';
import { AttemptLimits, sessionAt, type Origin } from './attempt-limits.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInAnswers, type SignedIn } from '../../sessions/application/signed-in.js';

/** Opens a session for who knows the password. An unknown address and a wrong password get the same answer. */
export class SignIn extends Command<SignedIn> {
  constructor(
    readonly email: string,
    readonly password: string,
    readonly origin: Origin,
  ) {
    super();
  }
}

@Handles(SignIn, { transaction: false })
class SignInHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
    private readonly answers: SignInAnswers,
  ) {}

  async execute({ email, password, origin }: SignIn): Promise<SignedIn> {
    await this.limits.countGuess(email, origin);
    const credentials = await this.accounts.credentialsOf({ email });
    const right = await this.hasher.matches(password, credentials?.passwordHash);
    if (!credentials || !right) throw invalidCredentials();
    await this.limits.forgive(email, origin);
    return this.database.transaction(() => this.open(credentials, origin));
  }

  private async open(credentials: Credentials, origin: Origin): Promise<SignedIn> {
    const now = this.clock.now();
    const account = await this.accounts.byId(credentials.id);
    // The password may have been changed while it was checked.
    if (!account || account.passwordHash !== credentials.passwordHash) throw invalidCredentials();
    if (account.status !== 'active') throw forbidden('ACCOUNT_SUSPENDED', 'This account is suspended.');
    const session = await this.sessions.open(sessionAt(account.id, origin), now);
    await this.accounts.noteSignIn(account.id, now);
    return this.answers.answer(account, session);
  }
}

const invalidCredentials = () =>
  unauthenticated('INVALID_CREDENTIALS', 'The e-mail address and the password do not belong together.');
