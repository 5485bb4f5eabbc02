import { Module } from '@nestjs/common';
import { ChangeLogoHandler } from './change-logo.js';
import { ChangeSettingsHandler } from './change-settings.js';
import { ClinicSettings } from './clinic-settings.js';
import { FindSettingsHandler } from './find-settings.js';
import { LogoController } from './logo.controller.js';
import { ReadLogoHandler } from './read-logo.js';
import { SettingsController } from './settings.controller.js';
import { StoredSettings } from './stored-settings.js';

@Module({
  controllers: [SettingsController, LogoController],
  providers: [
    StoredSettings,
    ClinicSettings,
    FindSettingsHandler,
    ChangeSettingsHandler,
    ChangeLogoHandler,
    ReadLogoHandler,
  ],
  exports: [ClinicSettings],
})
export class SettingsModule {}
