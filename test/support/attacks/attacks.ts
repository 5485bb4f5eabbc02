/** Requests about appointments and time, made from the contract: real ids in every combination, and what nobody sends. */
import { operations, plain, type Operation, type Schema } from '../contract.js';
import { hostileFor, some } from './hostile.js';

export interface Attack {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** What requests are about. Lists grow with what was made by them. */
export interface Targets {
  readonly practitioners: string[];
  /** Of each practitioner the one where they work. */
  readonly sites: string[];
  readonly visitTypes: string[];
  readonly patients: string[];
  readonly specialties: string[];
  readonly appointments: string[];
  readonly holds: string[];
  readonly holidays: string[];
  readonly exceptions: string[];
  /** Local dates, near ones and such as only staff books. */
  readonly dates: string[];
}

type Random = () => number;

const about = /^\/api\/v1\/(appointments|slot-holds|slots|holidays|sites|visit-types|practitioners)(\/|$)/;
const without = /(photo|credentials|live|note|prescriptions|meeting|\.ics)|^post \/(sites|visit-types|practitioners)$/;

/** The operations that read or change time. What is added to the contract there is attacked, too. */
export const timeOperations = operations.filter(({ path, name }) => about.test(path) && !without.test(name));

/** Fields that most requests leave out, and those that most have. */
const rare = /^(hold|valid|overlap)/;
const usual = /^(patientId|openingHours)$/;

const changing = timeOperations.filter(({ method }) => method !== 'GET');
const visitOperations = changing.filter(({ path }) => path.includes('/appointments/{id}/'));
const operation = (name: string): Operation => operations.find((each) => each.name === name)!;

/** Makes requests by a source of chance: the same numbers make the same requests. */
export class Attacks {
  constructor(
    private readonly targets: Targets,
    private readonly random: Random,
  ) {}

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)]!;
  }

  /** One place and start that several want, some of them a moment later. */
  contestedBooking(count: number): Attack[] {
    const wanted = this.of(operation('post /appointments')).body as Record<string, unknown>;
    const hold = { method: 'POST', path: '/api/v1/slot-holds' };
    return Array.from({ length: count }, () => {
      const patientId = this.pick(this.targets.patients);
      const { practitionerId, siteId, visitTypeId, start } = wanted;
      const place = { practitionerId, siteId, visitTypeId, start };
      if (this.random() < 0.15) return { ...hold, body: place };
      const later = this.random() < 0.2 ? { start: this.start() } : {};
      return { method: 'POST', path: '/api/v1/appointments', body: { ...place, patientId, ...later } };
    });
  }

  /** One appointment of which several want something else. */
  contestedAppointment(count: number): Attack[] {
    const id = this.pick(this.targets.appointments.slice(-12));
    const all = Array.from({ length: count }, () => this.of(this.pick(visitOperations)));
    return id === undefined ? [] : all.map((each) => ({ ...each, path: each.path.replace(/[0-9a-f-]{36}/, id) }));
  }

  /** Changes of rules among bookings near and far. */
  rulesAmongBookings(count: number): Attack[] {
    const rules = changing.filter(({ name }) =>
      /hours|exceptions|holidays|sites|visit-types|suspend|activate/.test(name),
    );
    // A site's hours are one operation of many, and hit more than all others.
    const rule = () => (this.random() < 0.3 ? operation('patch /sites/{id}') : this.pick(rules));
    return Array.from({ length: count }, () => this.of(this.random() < 0.4 ? rule() : operation('post /appointments')));
  }

  anything(count: number): Attack[] {
    return Array.from({ length: count }, () => this.hostile(this.pick(timeOperations)));
  }

  private of({ method, path: template, body, parameters }: Operation): Attack {
    const path = template.replaceAll(/\{\w+\}/g, (name) => this.idFor(template, name));
    const query = new URLSearchParams();
    for (const { name, schema = {}, in: where } of parameters) {
      // Nothing is half tried: most requests change what they are about.
      if (where !== 'query' || (name === 'dryRun' && this.random() < 0.8) || name === 'cursor') continue;
      const value = this.random() < 0.7 ? this.value(name, schema) : undefined;
      if (value !== undefined) query.set(name, String(value));
    }
    const full = query.size > 0 ? `${path}?${query}` : path;
    return { method, path: full, ...(body && { body: this.value('', body) as object }) };
  }

  /** One field may be what nobody sends. */
  private hostile(what: Operation): Attack {
    const made = this.of(what);
    const properties = what.body && plain(what.body).properties;
    if (!made.body || !properties || this.random() < 0.5) return made;
    const [name, schema] = this.pick(Object.entries(properties));
    return { ...made, body: { ...made.body, [name]: this.pick(hostileFor(schema, name)).value } };
  }

  private idFor(template: string, name: string): string {
    const { targets } = this;
    const ids = name.includes('exception')
      ? targets.exceptions
      : {
          appointments: targets.appointments,
          practitioners: targets.practitioners,
          sites: targets.sites,
          'visit-types': targets.visitTypes,
          'slot-holds': targets.holds,
          holidays: targets.holidays,
        }[template.split('/')[3]!];
    return this.pick(ids ?? []) ?? '018f4e9a-1c7e-7cc0-8000-000000000000';
  }

  private value(name: string, given: Schema): unknown {
    const { targets } = this;
    const known: Record<string, readonly string[]> = {
      practitionerId: targets.practitioners,
      siteId: targets.sites,
      visitTypeId: targets.visitTypes,
      visitTypeIds: targets.visitTypes,
      patientId: targets.patients,
      specialtyId: targets.specialties,
      specialtyIds: targets.specialties,
      holdId: targets.holds,
    };
    const schema = plain(given) as Schema & { readonly required?: string[] };
    if (known[name] && schema.type !== 'array') return this.pick(known[name]);
    if (name === 'start') return this.start();
    if (name === 'date' || schema.format === 'date') return this.pick(targets.dates);
    if (name === 'timeZone') return undefined;
    if (name === 'openingHours' || name === 'weekly') return this.week(name === 'openingHours');
    // What is closed for ever would leave nothing to attack.
    if (name === 'active') return this.random() < 0.9;
    if (name === 'capacity') return this.pick([1, 3]);
    if (name.endsWith('Minutes')) return this.pick([0, 15, 30, 60]);
    if (name.endsWith('Days')) return this.pick([30, 90, 120]);
    if (schema.enum) return this.pick(schema.enum);
    if (schema.type === 'object' || schema.properties) return this.object(schema);
    if (schema.type === 'array') return this.random() < 0.7 ? [] : [this.value(name, schema.items ?? {})];
    if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
    if (schema.type === 'boolean') return this.random() < 0.5;
    return schema.example ?? 'text';
  }

  private object({ properties = {}, required = [] }: Schema & { readonly required?: string[] }): object {
    const made = Object.entries(properties).flatMap(([name, schema]) => {
      if (!required.includes(name) && this.random() < (rare.test(name) ? 0.9 : usual.test(name) ? 0.1 : 0.4)) return [];
      const value = this.value(name, schema);
      return value === undefined ? [] : [[name, value] as const];
    });
    const body = Object.fromEntries(made) as Record<string, unknown>;
    // Mostly where they work: what cannot be is refused before anything is contested.
    const index = this.targets.practitioners.indexOf(body.practitionerId as string);
    if (index >= 0 && 'siteId' in body && this.random() < 0.9) body.siteId = this.targets.sites[index];
    return 'from' in properties && 'to' in properties && !('weekday' in properties)
      ? { ...body, ...this.range(body.kind) }
      : body;
  }

  /** Two dates, or two instants. */
  private range(kind: unknown): object {
    const date = Temporal.PlainDate.from(this.pick(this.targets.dates));
    if (kind === 'leave' && this.random() < 0.5)
      return { from: `${date}`, to: `${date.add({ days: this.pick([1, 3, 40]) })}` };
    const [from, hours] = [this.pick([6, 9, 12, 17]), this.pick([1, 4])];
    return { from: `${date}T${String(from).padStart(2, '0')}:00:00Z`, to: `${date}T${from + hours}:00:00Z` };
  }

  private week(always: boolean): object[] | null {
    if (this.random() < 0.2) return always ? null : [];
    const [from, to] = this.pick([
      ['10:00', '12:00'],
      ['08:00', '18:00'],
      ['13:00', '20:00'],
      ['20:00', '02:00'],
    ]);
    return some([1, 2, 3, 4, 5, 6, 7], this.pick([2, 7, 7]), this.random).map((weekday) => ({ weekday, from, to }));
  }

  private start(): string {
    const hour = this.pick([7, 8, 9, 10, 10, 10, 11, 13, 15, 21]);
    return `${this.pick(this.targets.dates)}T${String(hour).padStart(2, '0')}:${this.pick(['00', '00', '30'])}:00Z`;
  }
}
