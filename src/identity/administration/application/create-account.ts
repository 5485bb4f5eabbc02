import { Command, CommandBus } from '@nestjs/cqrs';
import { OpenPatientFile } from '../../../patients/index.js';
import type { Role } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { normaliseEmail } from '../../../shared/kernel/email-address.js';
import { newId } from '../../../shared/kernel/id.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { checkPassword } from '../../sign-in/application/password-check.js';
import { PasswordHasher } from '../../sign-in/application/password-hasher.js';

interface Input {
  readonly email: string;
  readonly password: string;
  readonly fullName: string;
  readonly phone?: string;
  readonly roles: readonly Role[];
  readonly siteIds?: readonly string[];
  /** Whoever creates the account knows that the address is right. Otherwise its owner is asked by mail. */
  readonly emailVerified: boolean;
}

interface Created {
  readonly accountId: string;
  readonly patientId?: string;
}

/** An operator's way to an account: the first admin, and the demo. Patients get their file with it. */
export class CreateAccount extends Command<Created> {
  constructor(readonly input: Input) {
    super();
  }
}

@Handles(CreateAccount, { transaction: false })
class CreateAccountHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly commands: CommandBus,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly hasher: PasswordHasher,
  ) {}

  /** @throws EMAIL_TAKEN, and what the password policy says */
  async execute({ input }: CreateAccount): Promise<Created> {
    const email = normaliseEmail(input.email);
    checkPassword(input.password, email);
    const passwordHash = await this.hasher.hash(input.password);
    return this.database.transaction(() => this.store({ ...input, email }, passwordHash));
  }

  private async store(input: Input, passwordHash: string): Promise<Created> {
    const { email, fullName, phone, siteIds } = input;
    const accountId = newId();
    const account = Account.create(
      { id: accountId, email, fullName, phone, passwordHash, now: this.clock.now() },
      input.emailVerified,
    );
    const patientId = input.roles.includes('patient')
      ? (await this.commands.execute(new OpenPatientFile({ accountId, fullName, email, phone }))).patientId
      : undefined;
    for (const role of input.roles) account.grant(role, { patientId, siteIds });
    this.accounts.add(account);
    this.outbox.add(...account.pullEvents());
    // An address that is taken must be known here, not at some later commit around this.
    await this.database.em.flush();
    return { accountId, patientId };
  }
}
