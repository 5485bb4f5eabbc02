import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database } from '../../../shared/persistence/database.js';
import { Accounts, type Credentials } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { Sessions } from '../../sessions/domain/sessions.js';
import { sessionAt, type Origin } from './attempt-limits.js';
import { checkPassword } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordProof, wrongPassword } from './password-proof.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';
import { SignInAnswers, type SignedIn } from '../../sessions/application/signed-in.js';

const pointer = '/currentPassword';

/** Changes the password of who knows the present one, ends all sessions and opens a new one for the actor. */
export class ChangePassword extends Command<SignedIn> {
  constructor(
    readonly actor: Actor,
    readonly passwords: { readonly currentPassword: string; readonly newPassword: string },
    readonly origin: Origin,
  ) {
    super();
  }
}

@Handles(ChangePassword, { transaction: false })
class ChangePasswordHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly hasher: PasswordHasher,
    private readonly proof: PasswordProof,
    private readonly endings: SessionEndings,
    private readonly answers: SignInAnswers,
  ) {}

  async execute({ actor, passwords, origin }: ChangePassword): Promise<SignedIn> {
    const credentials = await this.accounts.credentialsOf({ id: actor.accountId });
    if (!credentials) throw wrongPassword(pointer);
    checkPassword(passwords.newPassword, credentials.email, '/newPassword');
    const { sessionId } = actor;
    await this.proof.require(credentials, { password: passwords.currentPassword, pointer, origin, sessionId });
    const passwordHash = await this.hasher.hash(passwords.newPassword);
    return this.database.transaction(() => this.store(credentials, passwordHash, origin));
  }

  private async store(credentials: Credentials, passwordHash: string, origin: Origin): Promise<SignedIn> {
    const account = await this.accounts.byId(credentials.id);
    if (!account || account.passwordHash !== credentials.passwordHash) throw wrongPassword(pointer);
    account.changePassword(passwordHash);
    await this.endings.endAll(account.id, 'password');
    return this.answers.answer(account, await this.sessions.open(sessionAt(account.id, origin), this.clock.now()));
  }
}
