import { BaseSequencer, type TestSpecification } from 'vitest/node';

const order = ['faults', 'browser', 'built', 'architecture', 'http', 'application', 'domain'];

/**
 * Starts with the kinds whose files take longest, so that at the end no worker waits for the other's last one. Within a
 * kind the files go by their last duration, or by their size where there is none.
 */
export class LongestKindsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification) => order.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
