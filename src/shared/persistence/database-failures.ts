import { Logger } from '@nestjs/common';
import { failureCodeOf } from './postgres-errors.js';

const causes: Readonly<Record<string, string>> = {
  '53100': 'its disk is full',
  '53200': 'it is out of memory',
  '58030': 'its disk does not read or write',
  '25006': 'it is read-only',
};

/** Remembers that PostgreSQL answers but cannot do its work, until a write has succeeded again. */
export class DatabaseFailures {
  private readonly logger = new Logger('Database');
  private code?: string;

  /** The SQLSTATE that says why it cannot: `53100`. Undefined when all is well. */
  get sqlState(): string | undefined {
    return this.code;
  }

  /** Why it cannot, in words for an operator: `53100, its disk is full`. Undefined when all is well. */
  get cause(): string | undefined {
    return this.code && `${this.code}, ${causes[this.code] ?? 'its log says more'}`;
  }

  note(error: unknown): void {
    const code = failureCodeOf(error);
    if (code === undefined) return;
    const isNew = this.code === undefined;
    this.code = code;
    if (isNew) this.logger.error(`PostgreSQL cannot do its work: ${this.cause}.`);
  }

  over(): void {
    if (this.code !== undefined) this.logger.warn('PostgreSQL does its work again.');
    this.code = undefined;
  }
}
