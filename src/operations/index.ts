/** The front door of operations: for what starts the application. No other context knows it. */
export { OperationsModule } from './operations.module.js';
export { commands } from './cli/commands.js';
export { loadDemoClinic } from './cli/load-demo-clinic.js';
export { takeEmpty } from './clinic-file/take-empty.js';
export { MetricsServer, serveMetrics } from './metrics/metrics-server.js';
