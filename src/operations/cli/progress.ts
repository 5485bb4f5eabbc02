import { Presets, SingleBar } from 'cli-progress';

const pauseMilliseconds = 2_000;

export interface Progress {
  /** How far it is. `note` stands beside it: the table at work, what was found so far. */
  at(done: number, total: number, note?: string): void;
  /** Leaves the terminal to what is said next. */
  end(): void;
}

/**
 * Shows how far something is: a bar on a terminal, else a line every two seconds. It is told to the error output, because
 * what a command gives may go elsewhere. Work that is done before the first pause is over says nothing.
 */
export function showProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(what, stream) : lines(what, stream);
}

function bar(what: string, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar(
    { format: `${what} {bar} {percentage} % | {value} of {total} {note}`, stream, hideCursor: true, fps: 10 },
    Presets.shades_classic,
  );
  let started = false;
  return {
    at(done, total, note = '') {
      if (!started) shown.start(total, done, { note });
      started = true;
      shown.setTotal(total);
      shown.update(done, { note });
    },
    end() {
      if (started) shown.stop();
    },
  };
}

function lines(what: string, stream: NodeJS.WriteStream): Progress {
  let last = performance.now();
  return {
    at(done, total, note = '') {
      if (performance.now() - last < pauseMilliseconds) return;
      last = performance.now();
      stream.write(`  ${what}: ${done} of ${total} ${note}`.trimEnd() + '\n');
    },
    end: () => undefined,
  };
}
