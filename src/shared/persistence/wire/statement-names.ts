/**
 * Names for prepared statements, at most `max` of them: a new statement takes the name of the one that was not run for the
 * longest time. So filters that make endless shapes of a statement push out each other, and what runs all the time stays.
 */
export class StatementNames {
  /** By their texts, the one that was run last at the end. */
  private readonly names = new Map<string, string>();

  constructor(private readonly max: number) {}

  of(text: string): string {
    const name = this.names.get(text) ?? this.freeName();
    this.names.delete(text);
    this.names.set(text, name);
    return name;
  }

  private freeName(): string {
    if (this.names.size < this.max) return `s${this.names.size}`;
    const [text, name] = this.names.entries().next().value!;
    this.names.delete(text);
    return name;
  }
}
