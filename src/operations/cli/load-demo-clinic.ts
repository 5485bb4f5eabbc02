import { Config } from '../../config.js';
import type { CliCommand } from './command.js';

/** The demo is loaded while the application is created, unless the database is a clinic's: here it only remains to say so. */
export const loadDemoClinic: CliCommand = {
  name: 'demo:load',
  usage: 'demo:load',
  summary: 'loads the demo clinic into an empty database (refused by clinics, and in production)',
  async run(app) {
    if (!app.get(Config).demo) return 1;
    console.log('The demo clinic is there.');
    return 0;
  },
};
