import { Query } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { verificationOf, type Verification } from '../domain/verification.js';
import { Handles } from '../handlers.js';
import { digestOfCode, typedCode } from './verification-code.js';

/** Whether the prescription with this code is genuine and still counts; for a pharmacy, which has no account. */
export class VerifyPrescription extends Query<Verification> {
  constructor(readonly code: string) {
    super();
  }
}

@Handles(VerifyPrescription, { transaction: true })
class VerifyPrescriptionHandler {
  constructor(
    private readonly clock: Clock,
    private readonly prescriptions: Prescriptions,
  ) {}

  async execute({ code }: VerifyPrescription): Promise<Verification> {
    const typed = typedCode(code);
    const prescription = typed === undefined ? undefined : await this.prescriptions.ofCode(digestOfCode(typed));
    const verification = prescription && verificationOf(prescription);
    if (!verification) throw missing('prescription');
    this.prescriptions.noteCheck(prescription, this.clock.now());
    return verification;
  }
}
