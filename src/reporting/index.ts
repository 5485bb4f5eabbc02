/** The front door of reporting. Nobody imports it but the list of contexts: it reads all, nobody knows it. */
export { ReportingModule } from './reporting.module.js';
