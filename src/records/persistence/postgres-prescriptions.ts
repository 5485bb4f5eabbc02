import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { newId } from '../../shared/kernel/id.js';
import { currentRequest } from '../../shared/kernel/request-context.js';
import { Database } from '../../shared/persistence/database.js';
import { Prescription } from '../domain/prescription.js';
import { Prescriptions, type PrescriptionFilter } from '../domain/prescriptions.js';

@Injectable()
export class PostgresPrescriptions extends Prescriptions {
  constructor(private readonly database: Database) {
    super();
  }

  override add(prescription: Prescription): void {
    this.database.em.persist(prescription);
  }

  override async find(id: string): Promise<Prescription | undefined> {
    return (await this.database.em.findOne(Prescription, { id })) ?? undefined;
  }

  override async lock(id: string): Promise<Prescription | undefined> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE };
    return (await this.database.em.findOne(Prescription, { id }, options)) ?? undefined;
  }

  override async ofCode(codeHash: string): Promise<Prescription | undefined> {
    return (await this.database.em.findOne(Prescription, { codeHash })) ?? undefined;
  }

  override async ofAppointment(appointmentId: string): Promise<Prescription[]> {
    return this.load(sql`where p.appointment_id = ${appointmentId}::uuid order by p.id`);
  }

  override async ofActor(actor: Actor, filter: PrescriptionFilter): Promise<Prescription[]> {
    const { patientId, status, before, limit } = filter;
    const own = [
      ...(actor.practitionerId ? [sql`p.practitioner_id = ${actor.practitionerId}::uuid`] : []),
      ...(actor.patientId ? [sql`(p.patient_id = ${actor.patientId}::uuid and p.status <> 'draft')`] : []),
    ];
    if (own.length === 0) return [];
    const conditions = [
      sql`(${sql.join(own, sql` or `)})`,
      ...(patientId ? [sql`p.patient_id = ${patientId}::uuid`] : []),
      ...(status ? [sql`p.status = ${status}`] : []),
      ...(before ? [sql`p.id < ${before}::uuid`] : []),
    ];
    return this.load(sql`where ${sql.join(conditions, sql` and `)} order by p.id desc limit ${limit}`);
  }

  override async nextNumber(year: number): Promise<string> {
    const row = await this.database.row<{ last: number }>(sql`
      insert into records.prescription_counter as c (year, last) values (${year}, 1)
      on conflict (year) do update set last = c.last + 1 returning last`);
    return `RX-${year}-${String(row!.last).padStart(6, '0')}`;
  }

  override noteCheck({ id }: Prescription, now: Temporal.Instant): void {
    this.database.writeWithCommit('records.prescription_check', {
      id: newId(),
      prescription_id: id,
      at: now.toString(),
      request_id: currentRequest()?.requestId ?? null,
    });
  }

  private async load(condition: RawBuilder<unknown>): Promise<Prescription[]> {
    const rows = await this.database.rows<Record<string, unknown>>(
      sql`select p.* from records.prescription p ${condition}`,
    );
    const { em } = this.database;
    return rows.map((row) => em.map(Prescription, row));
  }
}
