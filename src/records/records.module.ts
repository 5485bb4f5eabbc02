import { Module } from '@nestjs/common';
import { documentProviders } from './document.providers.js';
import { DocumentsController } from './http/documents.controller.js';
import { notesControllers, notesProviders } from './notes.providers.js';
import { prescriptionsControllers, prescriptionsProviders } from './prescriptions.providers.js';

@Module({
  controllers: [DocumentsController, ...notesControllers, ...prescriptionsControllers],
  providers: [...documentProviders, ...notesProviders, ...prescriptionsProviders],
})
export class RecordsModule {}
