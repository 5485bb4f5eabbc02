import { Query } from '@nestjs/cqrs';

/**
 * Which of these ids name no site. Accounts carry ids of sites and identity knows no sites: the context that keeps them
 * answers.
 */
export class FindUnknownSites extends Query<string[]> {
  constructor(readonly siteIds: readonly string[]) {
    super();
  }
}
