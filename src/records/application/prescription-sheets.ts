import type { Particulars, PrescribedItem, Prescription } from '../domain/prescription.js';

/** All that stands on a printed prescription. */
export interface Sheet extends Particulars {
  readonly number: string;
  readonly issuedAt: Temporal.Instant;
  readonly voidedAt: Temporal.Instant | null;
  readonly items: readonly PrescribedItem[];
  readonly code: string;
  /** Where the code is checked. */
  readonly verifyUrl: string;
}

/** Prints prescriptions. */
export abstract class PrescriptionSheets {
  /** @throws UNPRINTABLE_TEXT when it has no letters for what is written */
  abstract print(sheet: Sheet): Promise<Buffer>;
}

/** What stands on the paper of a prescription; undefined of a draft. `verify` is where codes are checked. */
export function sheetOf(prescription: Prescription, verify: string): Sheet | undefined {
  const { number, issuedAt, voidedAt, particulars, items, code } = prescription;
  if (number === null || issuedAt === null || particulars === null || code === null) return undefined;
  return { ...particulars, number, issuedAt, voidedAt, items, code, verifyUrl: `${verify}/${code}` };
}
