import { conflict } from '../../shared/kernel/domain-error.js';

export const prescriptionStatuses = ['draft', 'issued', 'void'] as const;
export type PrescriptionStatus = (typeof prescriptionStatuses)[number];

/** One medicine and how it is taken. */
export interface PrescribedItem {
  readonly drug: string;
  readonly strength: string;
  readonly form: string;
  readonly dose: string;
  readonly frequency: string;
  readonly duration: string;
  readonly instructions: string | null;
}

/** Who prescribed for whom and where, as it was when the prescription was issued: a paper does not follow later changes. */
export interface Particulars {
  readonly practitioner: { readonly name: string; readonly licenceNumber: string; readonly licenceIssuer: string };
  readonly site: { readonly name: string; readonly address: readonly string[]; readonly timeZone: string };
  readonly patient: { readonly name: string; readonly birthDate: string | null };
}

/** What makes a draft a prescription. */
export interface Issue {
  readonly number: string;
  readonly particulars: Particulars;
  readonly code: string;
  readonly codeHash: string;
}

/** What a practitioner prescribes at a visit. Issued, it has a number and a code that proves it, and only becomes void. */
export class Prescription {
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  status: PrescriptionStatus;
  number: string | null;
  particulars: Particulars | null;
  /** By which a pharmacy checks it. */
  code: string | null;
  codeHash: string | null;
  voidReason: string | null;
  issuedAt: Temporal.Instant | null;
  voidedAt: Temporal.Instant | null;

  constructor(
    readonly id: string,
    readonly appointmentId: string,
    readonly patientId: string,
    /** Who prescribes. */
    readonly practitionerId: string,
    readonly items: readonly PrescribedItem[],
    now: Temporal.Instant,
  ) {
    this.status = 'draft';
    this.number = null;
    this.particulars = null;
    this.code = null;
    this.codeHash = null;
    this.voidReason = null;
    this.createdAt = now;
    this.issuedAt = null;
    this.voidedAt = null;
  }

  /** What who prescribed can do to it now, in the words of the paths. */
  get allowedActions(): string[] {
    return { draft: ['issue'], issued: ['void'], void: [] }[this.status];
  }

  issue({ number, particulars, code, codeHash }: Issue, now: Temporal.Instant): void {
    this.require('issue');
    this.status = 'issued';
    this.number = number;
    this.particulars = particulars;
    this.code = code;
    this.codeHash = codeHash;
    this.issuedAt = now;
  }

  void(reason: string, now: Temporal.Instant): void {
    this.require('void');
    this.status = 'void';
    this.voidReason = reason;
    this.voidedAt = now;
  }

  /** @throws INVALID_TRANSITION */
  require(action: 'issue' | 'void'): void {
    const { allowedActions: allowed, status: current } = this;
    if (allowed.includes(action)) return;
    throw conflict('INVALID_TRANSITION', `This prescription is ${current}.`, { current, allowed });
  }
}
