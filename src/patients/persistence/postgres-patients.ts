import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import { mayActFor } from '../domain/access.js';
import { Patient } from '../domain/patient.js';
import { Patients } from '../domain/patients.js';

constraintMeans('patient_account_id_key', () => conflict('FILE_EXISTS', 'This account already has a patient file.'));

@Injectable()
export class PostgresPatients extends Patients {
  constructor(private readonly database: Database) {
    super();
  }

  add(patient: Patient): void {
    this.database.em.persist(patient);
  }

  async toChange(actor: Actor, id: string): Promise<Patient | undefined> {
    const patient = await this.find({ id });
    return patient && mayActFor(actor, patient) ? patient : undefined;
  }

  ofAccount(accountId: string): Promise<Patient | undefined> {
    return this.find({ accountId });
  }

  private async find(where: { id: string } | { accountId: string }): Promise<Patient | undefined> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE };
    return (await this.database.em.findOne(Patient, where, options)) ?? undefined;
  }
}
