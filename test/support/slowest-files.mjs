/** A Jest reporter: the ten files that took longest, so that what makes the suite slow is seen. */
export default class SlowestFiles {
  onRunComplete(_contexts, { testResults }) {
    if (testResults.length < 20) return;
    const slowest = testResults.toSorted((one, other) => other.perfStats.runtime - one.perfStats.runtime).slice(0, 10);
    const lines = slowest.map(({ perfStats, testFilePath }) => {
      const seconds = (perfStats.runtime / 1000).toFixed(1).padStart(6);
      return `${seconds} s  ${testFilePath.slice(process.cwd().length + 1)}`;
    });
    process.stderr.write(`\nThe slowest files:\n${lines.join('\n')}\n`);
  }
}
