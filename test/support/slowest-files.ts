import type { Reporter, TestModule } from 'vitest/node';

const secondsOf = (module: TestModule) => {
  const { collectDuration, duration } = module.diagnostic();
  return (collectDuration + duration) / 1000;
};

/** The ten files that took longest, so that what makes the suite slow is seen. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < 20) return;
    const slowest = modules.toSorted((one, other) => secondsOf(other) - secondsOf(one)).slice(0, 10);
    const lines = slowest.map((module) => `${secondsOf(module).toFixed(1).padStart(6)} s  ${module.relativeModuleId}`);
    process.stderr.write(`\nThe slowest files:\n${lines.join('\n')}\n`);
  }
}
