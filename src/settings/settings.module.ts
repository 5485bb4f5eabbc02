import { Module } from '@nestjs/common';
import { ClinicSettings } from './clinic-settings.js';
import { providersWith } from './handlers.js';
import { LogoController } from './logo.controller.js';
import { SettingsController } from './settings.controller.js';
import { StoredSettings } from './stored-settings.js';

@Module({
  controllers: [SettingsController, LogoController],
  providers: providersWith(StoredSettings, ClinicSettings),
  exports: [ClinicSettings],
})
export class SettingsModule {}
