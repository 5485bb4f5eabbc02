/** The front door of records. */
export { RecordsModule } from './records.module.js';
