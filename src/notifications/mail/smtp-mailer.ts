import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../../config.js';
import { ClinicSettings } from '../../settings/index.js';
import { Mailer } from '../application/mailer.js';
import { MailRefused, type Mail } from '../domain/mail.js';
import { senderOf } from '../domain/wording.js';

const connectMilliseconds = 5_000;
const silenceMilliseconds = 15_000;
/** Less than the lease of a message: whoever takes it over finds that this sender has given up. */
const maxMilliseconds = 60_000;

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
}

/** For now: the server is away, slow, or said 4xx. */
class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken';
}

/** Mail through the SMTP server of `SMTP_URL`, over a few connections that are kept open. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(
    private readonly config: Config,
    private readonly clinic: ClinicSettings,
  ) {
    super();
    this.transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: 5,
      // A connection that breaks may have taken the mail already: it is tried again with a pause, not at once.
      maxRequeues: 0,
      idleTimeout: 10_000,
      connectionTimeout: connectMilliseconds,
      greetingTimeout: connectMilliseconds,
      socketTimeout: silenceMilliseconds,
      dnsTimeout: connectMilliseconds,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // What happens to an idle connection is no mail's failure.
    this.transport.on('error', () => undefined);
  }

  async send({ messageId, to, subject, text, html, calendar }: Mail): Promise<void> {
    try {
      await this.transport.sendMail({
        messageId,
        from: senderOf(this.config.mailFrom, this.clinic.current.name),
        to: { name: '', address: to },
        subject,
        text,
        html,
        icalEvent: calendar && { method: calendar.method, filename: 'visit.ics', content: calendar.content },
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(maxMilliseconds),
      });
    } catch (error) {
      throw translate(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/**
 * A 5xx to the envelope or the text is about this mail and final. A 5xx to the connection or the login is about the
 * installation: once that is mended the mail goes out.
 */
function translate(error: SmtpError): Error {
  const { code = error.name, responseCode, command } = error;
  // The server's sentence may quote the address, so only its numbers are kept.
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? '')?.[1];
  const described = [code, command, responseCode, enhanced].filter((part) => part !== undefined).join(' ');
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const final = aboutMail && (responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500);
  return final ? new MailRefused(described) : new MailNotTaken(described);
}
