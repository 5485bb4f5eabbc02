import { IsInt, IsISO4217CurrencyCode, Max, Min } from 'class-validator';

/** An amount of money. */
export class MoneyDto {
  /** In minor units: 250000 is 2,500.00 of a currency with cents. @example 250000 */
  @IsInt({ message: 'must be a whole number of minor units' })
  @Min(0)
  @Max(2_000_000_000)
  amount: number;

  /** ISO 4217. @example LKR */
  @IsISO4217CurrencyCode({ message: 'must be an ISO 4217 currency such as LKR' })
  currency: string;
}
