/** An amount of money. */
export class MoneyView {
  /** In minor units. @example 250000 */
  amount: number;
  /** ISO 4217. @example LKR */
  currency: string;
}
