const warmUp = 3;

/**
 * Loads the sides in turn (A B A B …), so that whatever else happens on the machine happens to all of them, and answers
 * each side's median. Each side gets the seconds to warm up and to measure; the first time it has more code to compile.
 */
export async function interleaved({ id, sides, rounds, seconds, say }) {
  const results = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, side] of Object.entries(sides)) {
      const result = await side({ round, seconds, warmUp: round === 1 ? Math.max(warmUp, 2 * seconds) : warmUp });
      results[name].push(result);
      say(`${id} round ${round} of ${rounds}, ${name}: ${Math.round(result.rate)}/s, p99 ${result.p99.toFixed(1)} ms`);
    }
  }
  return Object.fromEntries(Object.entries(results).map(([name, all]) => [name, medians(all)]));
}

function medians(results) {
  const of = (name) => median(results.map((result) => result[name]));
  return { rate: of('rate'), p50: of('p50'), p99: of('p99') };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
