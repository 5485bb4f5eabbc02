/** Minor units and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** A fee in the columns of a table: both are there or neither. */
export interface FeeColumns {
  readonly feeAmount: number | null;
  readonly feeCurrency: string | null;
}

export function feeOf({ feeAmount, feeCurrency }: FeeColumns): Money | null {
  return feeAmount === null || feeCurrency === null ? null : { amount: feeAmount, currency: feeCurrency };
}

/** The columns that a fee changes: none where it is not given. */
export function feeColumns(fee: Money | null | undefined): Partial<FeeColumns> {
  return fee === undefined ? {} : { feeAmount: fee?.amount ?? null, feeCurrency: fee?.currency ?? null };
}
