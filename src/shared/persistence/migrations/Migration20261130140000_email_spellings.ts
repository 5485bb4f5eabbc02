import { Migration } from '@mikro-orm/migrations';
import { Logger } from '@nestjs/common';
import { normaliseEmail } from '../../kernel/email-address.js';

const spelling = `email = normalize(email, NFKC) and email ~ '@[!-?A-~]+$'`;

interface Spelled {
  readonly id: string;
  readonly email: string;
  readonly verified: boolean;
}

/**
 * One spelling for each address: the domain in its ASCII form, the rest in NFKC, no invisible characters. Where accounts
 * turn out to have one address, the verified one keeps it, else the older one; the others are suspended and say so. So are
 * those whose address has no such spelling: no mail server takes it.
 */
export class Migration20261130140000_email_spellings extends Migration {
  override async up(): Promise<void> {
    await this.respellAccounts();
    await this.suspendUnusable();
    await this.respellPatients();
    this.addSql(`alter table identity.account add constraint account_email_spelling check (${spelling})`);
  }

  override down(): void {
    this.addSql(`alter table identity.account drop constraint account_email_spelling`);
  }

  private async respellAccounts(): Promise<void> {
    const columns = `id, email, verified_at is not null as verified`;
    const odd = await this.read(
      `select ${columns} from identity.account where octet_length(email) > char_length(email)`,
    );
    for (const address of new Set(odd.map(({ email }) => respelled(email)))) {
      const spellings = odd.filter(({ email }) => respelled(email) === address).map(({ id }) => id);
      const [keeper, ...others] = await this.read(
        `select ${columns} from identity.account where email = ? or id = any(?::uuid[])
         order by verified_at is null, created_at, id`,
        [address, `{${spellings.join(',')}}`],
      );
      for (const other of others) {
        const pair = `The accounts ${keeper!.id} and ${other.id} had one e-mail address in two spellings.`;
        await this.suspend(other.id, `${other.id}@duplicate.invalid`, `${pair} The first one keeps it, the second one`);
      }
      await this.execute(`update identity.account set email = ? where id = ?`, [address, keeper!.id]);
    }
  }

  /** What older versions took for an address, and the name system does not. */
  private async suspendUnusable(): Promise<void> {
    const unusable = await this.read(
      `select id, email, false as verified from identity.account where not (${spelling})`,
    );
    for (const { id } of unusable) {
      await this.suspend(id, `${id}@unusable.invalid`, `The e-mail address of the account ${id} is none. It`);
    }
  }

  private async suspend(id: string, address: string, why: string): Promise<void> {
    await this.execute(
      `update identity.account set email = ?, status = 'suspended', version = version + 1 where id = ?`,
      [address, id],
    );
    await this.execute(
      `update identity.session set ended_at = last_used_at, end_reason = 'suspended' where account_id = ? and ended_at is null`,
      [id],
    );
    new Logger('Migration').warn(`${why} is suspended and has the address ${address} now.`);
  }

  private async respellPatients(): Promise<void> {
    const odd = await this.read(`
      select id, email, false as verified from patients.patient where octet_length(email) > char_length(email)`);
    for (const { id, email } of odd) {
      await this.execute(`update patients.patient set email = ? where id = ?`, [respelled(email), id]);
    }
  }

  private async read(statement: string, values: unknown[] = []): Promise<Spelled[]> {
    return (await this.execute(statement, values)) as unknown as Spelled[];
  }
}

function respelled(email: string): string {
  return normaliseEmail(email.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ''));
}
