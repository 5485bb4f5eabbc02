/** The front door of settings: whoever follows a rule of the clinic asks here and nowhere else. */
export { SettingsModule } from './settings.module.js';
export { ClinicSettings } from './clinic-settings.js';
export {
  defaultSettings,
  languageOf,
  locales,
  minutesOf,
  type Language,
  type Policies,
  type Reminder,
  type Settings,
} from './settings.js';
