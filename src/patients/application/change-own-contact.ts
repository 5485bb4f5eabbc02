import { Command } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import type { PatientDetails } from '../domain/patient.js';
import { Patients } from '../domain/patients.js';
import { Handles } from '../handlers.js';

/** Carries a change of an account's name or contact into its own patient file, if it has one. */
export class ChangeOwnContact extends Command<void> {
  constructor(
    readonly accountId: string,
    readonly contact: Partial<Pick<PatientDetails, 'fullName' | 'email' | 'phone'>>,
  ) {
    super();
  }
}

@Handles(ChangeOwnContact)
class ChangeOwnContactHandler {
  constructor(
    private readonly clock: Clock,
    private readonly patients: Patients,
  ) {}

  async execute({ accountId, contact }: ChangeOwnContact): Promise<void> {
    const patient = await this.patients.ofAccount(accountId);
    patient?.change(contact, this.clock.now());
  }
}
