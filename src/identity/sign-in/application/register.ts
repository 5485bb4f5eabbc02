import { Command, CommandBus } from '@nestjs/cqrs';
import { OpenPatientFile } from '../../../patients/index.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { DomainError } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { AttemptLimits, type Origin } from './attempt-limits.js';
import { checkPassword } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';

interface Input {
  readonly email: string;
  readonly password: string;
  readonly fullName: string;
  readonly phone?: string;
}

/**
 * A person registers as a patient. Whether the address already has an account shows neither in the answer nor in the
 * time it takes: its owner is told by mail.
 */
export class Register extends Command<void> {
  constructor(
    readonly input: Input,
    readonly origin: Origin,
  ) {
    super();
  }
}

@Handles(Register, { transaction: false })
class RegisterHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly commands: CommandBus,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly hasher: PasswordHasher,
    private readonly limits: AttemptLimits,
  ) {}

  /** @throws TOO_MANY_REQUESTS, and what the password policy says */
  async execute({ input, origin }: Register): Promise<void> {
    checkPassword(input.password, input.email);
    await this.limits.countRegistration(origin);
    const passwordHash = await this.hasher.hash(input.password);
    const store = () => this.database.transaction(() => this.store(input, passwordHash));
    try {
      await store();
    } catch (error) {
      // Another request with this address was faster: once more, and its account is found.
      if (!(error instanceof DomainError && error.code === 'EMAIL_TAKEN')) throw error;
      await store();
    }
  }

  private async store({ email, fullName, phone }: Input, passwordHash: string): Promise<void> {
    const known = await this.accounts.byEmail(email);
    if (known) {
      if (await this.limits.mayMail(known.id, 'registration-repeated')) known.noticeRepeatedRegistration();
      this.outbox.add(...known.pullEvents());
      return;
    }
    const id = newId();
    const { patientId } = await this.commands.execute(new OpenPatientFile({ accountId: id, fullName, email, phone }));
    const account = Account.register({ id, email, fullName, phone, passwordHash, now: this.clock.now() }, patientId);
    this.accounts.add(account);
    this.outbox.add(...account.pullEvents());
  }
}
