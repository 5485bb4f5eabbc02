import type { Application } from '../../api/schema';

/** The steps of an application, in their order; each has its address. */
export const steps = ['about', 'qualification', 'licence', 'documents', 'review'] as const;
export type Step = (typeof steps)[number];

export const stepOf = (text: unknown): Step => steps.find((known) => known === text) ?? 'about';
export const after = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'review';
export const before = (step: Step): Step | undefined => steps[steps.indexOf(step) - 1];

/** Whether a step has what reviewers ask for. The server decides; this only leads there before it refuses. */
export function isFilled(step: Step, application: Application | undefined): boolean {
  if (!application) return false;
  const { fullName, specialtyIds, licence, documents } = application;
  switch (step) {
    case 'about':
      return fullName !== '';
    case 'qualification':
      return specialtyIds.length > 0;
    case 'licence':
      return Boolean(licence.number && licence.issuingBody && licence.expiresOn);
    case 'documents':
      return documents.some(({ kind }) => kind === 'licence');
    case 'review':
      return false;
  }
}
