import Sequencer from '@jest/test-sequencer';

const order = ['faults', 'browser', 'built', 'architecture', 'http', 'application', 'domain'];

/** Starts with the kinds whose files take longest, so that at the end no worker waits for the other's last one. */
export default class LongestKindsFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => order.indexOf(context.config.displayName.name);
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
