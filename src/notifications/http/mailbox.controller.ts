import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../shared/http/access.js';
import { Mailbox, type MailboxItem } from '../mail/mailbox.js';
import { mailboxPage } from './mailbox-page.js';

/** Development only: what would have been mailed. Outside of the API, and not there at all in production. */
@Public()
@ApiExcludeController()
@Controller('dev')
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get('mailbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(): Promise<string> {
    return mailboxPage(await this.mailbox.newestFirst());
  }

  @Get('mailbox.json')
  async list(): Promise<{ items: MailboxItem[] }> {
    return { items: await this.mailbox.newestFirst() };
  }
}
