import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { PractitionerView, SiteView, VisitTypeView, type PractitionerProfile } from '../../practitioners/index.js';
import { withVersion } from '../../shared/http/etag.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { ExceptionChange, WorkingHoursChange } from '../../scheduling/index.js';
import type { Outcome } from '../application/change-impact.js';
import type { SiteChange } from '../application/settle-site-change.js';
import type { VisitTypeChange } from '../application/settle-visit-type-change.js';
import { AffectedAppointmentView, ImpactView } from './impact.view.js';

/** A weekly stretch of wall-clock time. */
export class ChangedWindowView {
  /** 1 is Monday. */
  weekday: number;
  /** @example 09:00 */
  from: string;
  /** @example 12:30 */
  to: string;
  everyWeeks?: number;
}

/** One set of working hours. */
export class ChangedHoursView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  @ApiProperty({ enum: ['slot', 'session'] })
  mode: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  weekly: ChangedWindowView[];
  visitTypeIds: string[];
}

/** All working hours of the practitioner after the change, and the visits it hit. */
export class WorkingHoursChangeView {
  items: ChangedHoursView[];
  affected: AffectedAppointmentView[];
  affectedTotal: number;

  static of({ result, ...impact }: Outcome<WorkingHoursChange>): WorkingHoursChangeView {
    const items = result.items.map((item) => ({ ...item }) as unknown as ChangedHoursView);
    return withVersion(
      Object.assign(new WorkingHoursChangeView(), {
        items,
        affected: impact.affected,
        affectedTotal: impact.affectedTotal,
      }),
      result.version,
    );
  }
}

/** The leave or the extra hours as they were added, and the visits they hit. */
export class ExceptionChangeView {
  /** Absent after a dry run. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  id?: string;

  @ApiProperty({ enum: ['leave', 'extra_hours'], required: false })
  kind?: string;

  from?: string;
  to?: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  siteId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false })
  reason?: string | null;

  affected: AffectedAppointmentView[];
  affectedTotal: number;

  static of({ result, affected, affectedTotal }: Outcome<ExceptionChange>): ExceptionChangeView {
    const { id, kind, from, to, siteId, reason } = result.exception ?? {};
    return Object.assign(new ExceptionChangeView(), { id, kind, from, to, siteId, reason, affected, affectedTotal });
  }
}

/** The holiday and the visits it hits; of a dry run it has no id. */
export class HolidayChangeView extends ImpactView {
  @ApiProperty({ type: String, format: 'uuid', required: false })
  id?: string;

  @ApiProperty({ format: 'date', example: '2026-12-25' })
  date: string;

  /** @example Christmas Day */
  name: string;

  /** null: all sites. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  siteId: string | null;
}

/** The site after the change (of a dry run as it is), and the visits it hits. */
export class SiteChangeView extends IntersectionType(SiteView, ImpactView) {
  static of({ result, affected, affectedTotal }: Outcome<SiteChange>): SiteChangeView {
    const { version, ...site } = result.site;
    return withVersion(Object.assign(new SiteChangeView(), { ...site, affected, affectedTotal }), version);
  }
}

/** The visit type after the change (of a dry run as it is), and the visits it hits. */
export class VisitTypeChangeView extends IntersectionType(VisitTypeView, ImpactView) {
  static of({ result, affected, affectedTotal }: Outcome<VisitTypeChange>): VisitTypeChangeView {
    const { version, ...visitType } = result.visitType;
    return withVersion(Object.assign(new VisitTypeChangeView(), { ...visitType, affected, affectedTotal }), version);
  }
}

/** The practitioner after the change (of a dry run as they are), and the visits it hits. */
export class PractitionerChangeView extends IntersectionType(PractitionerView, ImpactView) {
  static of({ result, affected, affectedTotal }: Outcome<PractitionerProfile>, actor: Actor): PractitionerChangeView {
    const view = PractitionerView.ofProfile(result, actor);
    const change = Object.assign(new PractitionerChangeView(), { ...view, affected, affectedTotal });
    return withVersion(change, result.entry.version);
  }
}
