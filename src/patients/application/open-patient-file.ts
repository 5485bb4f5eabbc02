import { Command } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { newId } from '../../shared/kernel/id.js';
import { Patient, type PatientDetails } from '../domain/patient.js';
import { Patients } from '../domain/patients.js';
import { Handles } from '../handlers.js';

type Input = { readonly accountId?: string } & Pick<PatientDetails, 'fullName'> & Partial<PatientDetails>;

/** Opens the file of a person, with or without an account. Who may is decided by the caller. */
export class OpenPatientFile extends Command<{ patientId: string }> {
  constructor(readonly input: Input) {
    super();
  }
}

@Handles(OpenPatientFile)
class OpenPatientFileHandler {
  constructor(
    private readonly clock: Clock,
    private readonly patients: Patients,
  ) {}

  async execute({ input }: OpenPatientFile): Promise<{ patientId: string }> {
    const {
      accountId = null,
      fullName,
      email = null,
      phone = null,
      birthDate = null,
      timeZone = null,
      locale = null,
      sex = null,
      gender = null,
      address = null,
    } = input;
    const details = { fullName, email, phone, birthDate, timeZone, locale, sex, gender, address };
    const patient = new Patient(newId(), accountId, details, this.clock.now());
    this.patients.add(patient);
    return { patientId: patient.id };
  }
}
