const pauseMilliseconds = 2_000;

/** A progress report that says something every two seconds, however often it is called. The first call waits, too. */
export function nowAndThen<Values extends unknown[]>(say: (...values: Values) => void): (...values: Values) => void {
  let last = performance.now();
  return (...values) => {
    if (performance.now() - last < pauseMilliseconds) return;
    last = performance.now();
    say(...values);
  };
}
