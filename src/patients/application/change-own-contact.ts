import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import type { PatientDetails } from '../domain/patient.js';
import { Patients } from '../domain/patients.js';

/** Carries a change of an account's name or contact into its own patient file, if it has one. */
export class ChangeOwnContact extends Command<void> {
  constructor(
    readonly accountId: string,
    readonly contact: Partial<Pick<PatientDetails, 'fullName' | 'email' | 'phone'>>,
  ) {
    super();
  }
}

@CommandHandler(ChangeOwnContact)
export class ChangeOwnContactHandler implements ICommandHandler<ChangeOwnContact> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly patients: Patients,
  ) {}

  @Transactional()
  async execute({ accountId, contact }: ChangeOwnContact): Promise<void> {
    const patient = await this.patients.ofAccount(accountId);
    patient?.change(contact, this.clock.now());
  }
}
