import type { CliCommand } from './command.js';

/** The demo is loaded while the application is created: here it only remains to say so. */
export const loadDemoClinic: CliCommand = {
  name: 'demo:load',
  usage: 'demo:load',
  summary: 'loads the demo clinic into an empty database (refused in production)',
  async run() {
    console.log('The demo clinic is there.');
    return 0;
  },
};
