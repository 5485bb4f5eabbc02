import { Module } from '@nestjs/common';
import { documentProviders } from './document.providers.js';
import { DocumentsController } from './http/documents.controller.js';

@Module({
  controllers: [DocumentsController],
  providers: [...documentProviders],
})
export class RecordsModule {}
