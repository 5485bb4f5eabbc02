import i18next from 'i18next';
import type { SystemStatus } from '../../../api/schema';
import { factWords } from './status-facts';

type Component = SystemStatus['components'][number];

/** How a part is, as an administrator asks: what is off on purpose neither works nor fails. */
export type Standing = 'works' | 'attention' | 'off' | 'failed';

/** What is true of a part, by the name of its sentence in `status.says`. */
interface Case {
  readonly standing: Standing;
  readonly says: string;
}

const works = (says = 'ok'): Case => ({ standing: 'works', says });
const attention = (says: string): Case => ({ standing: 'attention', says });
const off = (says: string): Case => ({ standing: 'off', says });

/** Of each part that we know, what its figures mean while it answers. */
const cases: Record<string, (component: Component) => Case> = {
  database: ({ state }) => (state === 'ok' ? works() : attention('busy')),
  queue: ({ state, facts }) =>
    state === 'ok' ? works() : attention(isAbove(facts.parkedReactions, 0) ? 'parked' : 'waiting'),
  mail: ({ state, facts }) => {
    if (state === 'warning') return attention(isAbove(facts.parked, 0) ? 'parked' : 'waiting');
    if (facts.driver === 'mailbox') return off('mailbox');
    return facts.reachable === 'unknown' ? attention('untried') : works();
  },
  sms: ({ facts }) => (facts.driver === 'none' ? off('none') : works('server')),
  clock: ({ state, facts }) => (state === 'ok' ? works() : attention(facts.moved === true ? 'moved' : 'differs')),
  'zone-data': ({ state }) => (state === 'ok' ? works() : attention('differs')),
  migrations: ({ state, facts }) =>
    state === 'ok' ? works() : attention(isAbove(facts.pending, 0) ? 'pending' : 'newer'),
  backup: ({ state, facts }) => {
    if (facts.lastAt === null) return state === 'ok' ? off('none') : attention('none');
    return state === 'ok' ? works() : attention('old');
  },
  audit: ({ state }) => (state === 'ok' ? works() : attention('waiting')),
};

function isAbove(value: unknown, limit: number): boolean {
  return typeof value === 'number' && value > limit;
}

function caseOf(component: Component): Case {
  if (component.state === 'down') return { standing: 'failed', says: 'down' };
  const known = cases[component.name];
  if (known) return known(component);
  return component.state === 'ok' ? works('server') : attention('server');
}

export function standingOf(component: Component): Standing {
  return caseOf(component).standing;
}

export function componentName({ name }: Pick<Component, 'name'>): string {
  return i18next.t(`admin:status.components.${name as 'mail'}`, { defaultValue: name });
}

/** How a part is, in a sentence of the reader's language; the server's own where there is none. */
export function sentenceOf(component: Component): string {
  const { name, message, facts } = component;
  if (Object.keys(facts).length === 0 && component.state === 'down') return i18next.t('admin:status.unseen');
  const words = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, factWords(fact, value)]));
  const known = `admin:status.says.${name}.${caseOf(component).says}`;
  return i18next.t(known as 'admin:status.says.mail.ok', { ...words, defaultValue: message });
}
