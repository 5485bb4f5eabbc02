import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../shared/http/etag.js';
import { locales } from './settings.js';
import { PoliciesDto } from './settings.dto.js';
import type { StoredState } from './stored-settings.js';

/** What everybody may know of the clinic: how it is called and what rules it has. */
export class SettingsView {
  /** @example Lakeside Clinic */
  name: string;

  /** Changes with the picture, so that no cache shows the one before. @example /api/v1/settings/logo?v=Zk3x9 */
  @ApiProperty({ type: String, nullable: true })
  logoUrl: string | null;

  @ApiProperty({ enum: locales })
  locale: string;

  /** @example Asia/Colombo */
  timeZone: string;

  policies: PoliciesDto;

  /** How long before its start a patient is reminded of a visit. @example ["PT24H"] */
  reminders: string[];

  static of({ version, settings, logoTag }: StoredState): SettingsView {
    const { name, locale, timeZone, policies } = settings;
    const reminders = settings.reminders.map(({ lead }) => lead);
    const view = { name, logoUrl: logoTag && logoUrlOf(logoTag), locale, timeZone, policies, reminders };
    return withVersion(Object.assign(new SettingsView(), view), version);
  }
}

/** Where the logo is. */
export class LogoView {
  /** @example /api/v1/settings/logo?v=Zk3x9 */
  logoUrl: string;

  static of(tag: string): LogoView {
    return Object.assign(new LogoView(), { logoUrl: logoUrlOf(tag) });
  }
}

function logoUrlOf(tag: string): string {
  return `/api/v1/settings/logo?v=${tag}`;
}
