export class LicenceView {
  number: string | null;
  issuingBody: string | null;
  /** The last day on which it counts. @example 2030-12-31 */
  expiresOn: string | null;
}
