/** The one source of "now". Handlers ask it; domain functions take the answer as an argument. */
export abstract class Clock {
  abstract now(): Temporal.Instant;
}
