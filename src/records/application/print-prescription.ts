import { Query } from '@nestjs/cqrs';
import { Config } from '../../config.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import { PrescriptionDesk } from './prescription-desk.js';
import { PrescriptionSheets, sheetOf } from './prescription-sheets.js';

/** A prescription as a file to print. */
export class PrintPrescription extends Query<{ readonly name: string; readonly content: Buffer }> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
  ) {
    super();
  }
}

@Handles(PrintPrescription)
class PrintPrescriptionHandler {
  constructor(
    private readonly database: Database,
    private readonly desk: PrescriptionDesk,
    private readonly sheets: PrescriptionSheets,
    private readonly config: Config,
  ) {}

  async execute({ actor, id }: PrintPrescription) {
    // Drawing takes a while: the transaction of the reading, with its connection, has ended before.
    const prescription = await this.database.transaction(() => this.desk.toRead(actor, id));
    const sheet = sheetOf(prescription, `${this.config.publicUrl}/prescriptions/verify`);
    if (!sheet) throw conflict('NOT_ISSUED', 'Only a prescription that was issued can be printed.');
    return { name: `${sheet.number}.pdf`, content: await this.sheets.print(sheet) };
  }
}
