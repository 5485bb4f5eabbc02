import { Query } from '@nestjs/cqrs';
import { idOf, mapPage, pageOf, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import type { PrescriptionStatus } from '../domain/prescription.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { Handles } from '../handlers.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';

interface Input {
  readonly patientId?: string;
  readonly status?: PrescriptionStatus;
  readonly limit: number;
  readonly cursor?: string;
}

/** The actor's prescriptions, newest first: patients see those issued for them, practitioners those they wrote. */
export class ListPrescriptions extends Query<Page<PrescriptionDetails>> {
  constructor(
    readonly actor: Actor,
    readonly input: Input,
  ) {
    super();
  }
}

@Handles(ListPrescriptions, { transaction: true })
class ListPrescriptionsHandler {
  constructor(
    private readonly prescriptions: Prescriptions,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, input }: ListPrescriptions): Promise<Page<PrescriptionDetails>> {
    const { patientId, status, limit, cursor } = input;
    const before = idOf(cursor);
    const found = await this.prescriptions.ofActor(actor, { patientId, status, before, limit: limit + 1 });
    const page = pageOf(found, limit, ({ id }) => [id]);
    await this.audit.listed(actor, 'prescription', new Set(page.items.map((item) => item.patientId)));
    return mapPage(page, (prescription) => prescriptionDetails(prescription, actor));
  }
}
