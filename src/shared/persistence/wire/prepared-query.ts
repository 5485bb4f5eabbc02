import pg from 'pg';

/** What is used here of the driver's connection and query, which its types leave out. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  bind(portal: { statement: string }): void;
  execute(portal: { portal?: string; rows?: number }): void;
  sync(): void;
  describe(portal: unknown): void;
  close(statement: { type: 'S'; name: string }): void;
}
interface DriversQuery {
  readonly name?: string;
  readonly text: string;
  readonly portal: string;
  submit(wire: Wire): Error | null;
  _result: Shape;
  _accumulateRows: unknown;
  prepare(wire: Wire): void;
  _getRows(wire: Wire, rows?: number): void;
  handleCommandComplete(message: { text: string }, wire: Wire): void;
}
const DriversQuery = pg.Query as unknown as new (
  config: { name?: string; text: string; values: readonly unknown[] },
  values: undefined,
  callback: (error: Error | null, result: unknown) => void,
) => DriversQuery;

/** How the driver reads the rows of a statement. */
interface Shape {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Begins the transaction with the same write to the socket. */
  readonly begin?: boolean;
  /** Commits it. Where the statement fails PostgreSQL skips the commit. */
  readonly commit?: boolean;
}

/** What a connection knows of its prepared statements: their texts, and how their rows are read. */
export class StatementCache {
  private readonly shapes = new Map<string, Shape>();
  /** The connection, on which no statement is described. */
  private readonly undescribed: Wire;

  constructor(private readonly wire: Wire) {
    this.undescribed = Object.assign(Object.create(wire) as Wire, { describe: () => undefined });
  }

  has(statement: string): boolean {
    return this.wire.parsedStatements[statement] !== undefined;
  }

  /** Closes the statement that had this name before on this connection. */
  free(name: string, text: string): void {
    const before = this.wire.parsedStatements[name];
    if (before === undefined || before === text) return;
    this.wire.close({ type: 'S', name });
    delete this.wire.parsedStatements[name];
    this.shapes.delete(name);
  }

  shapeOf(name: string): Shape | undefined {
    return this.shapes.get(name);
  }

  add(name: string, { fields, _parsers, _prebuiltEmptyResultObject }: Shape): void {
    if (this.shapes.has(name)) return;
    this.shapes.set(name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  /** The connection, on which a statement whose shape is known is not described again. */
  wireFor(shape: Shape | undefined): Wire {
    return shape ? this.undescribed : this.wire;
  }
}

/**
 * A prepared statement that asks only once what its rows look like, and takes the begin or the commit of its transaction
 * along: each trip to the database costs both sides more than most statements. PostgreSQL runs what comes together one
 * after the other, and after a failure nothing more of it.
 */
export class PreparedQuery extends DriversQuery {
  constructor(
    private readonly statement: Prepared,
    private readonly cache: StatementCache,
    done: (error: Error | null, result: unknown) => void,
  ) {
    super({ name: statement.name, text: statement.text, values: statement.values }, undefined, done);
  }

  override submit(wire: Wire): Error | null {
    this.cache.free(this.statement.name, this.statement.text);
    return super.submit(wire);
  }

  override prepare(wire: Wire): void {
    if (this.statement.begin) run('begin', wire);
    const shape = this.cache.shapeOf(this.statement.name);
    if (shape) {
      Object.assign(this._result, shape);
      this._accumulateRows = true;
    }
    super.prepare(this.cache.wireFor(shape));
  }

  override _getRows(wire: Wire): void {
    wire.execute({ portal: this.portal });
    if (this.statement.commit) run('commit', wire);
    wire.sync();
  }

  override handleCommandComplete(message: { text: string }, wire: Wire): void {
    if (message.text === 'BEGIN' || message.text === 'COMMIT') return;
    this.cache.add(this.statement.name, this._result);
    super.handleCommandComplete(message, wire);
  }
}

/** Runs a statement that was prepared under its own text. */
function run(statement: 'begin' | 'commit', wire: Wire): void {
  wire.bind({ statement });
  wire.execute({});
}
