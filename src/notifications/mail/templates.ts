import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { locales, type Language } from '../../settings/index.js';
import { Renderer, type Rendered } from '../application/renderer.js';
import { accountKinds, recordKinds, visitKinds, type MessageKind } from '../domain/message.js';
import { oneLine } from '../domain/wording.js';

type Format = 'text' | 'html';
type Template = (data: Record<string, unknown>) => string;
type Source = (name: string, language: Language) => string;

const folder = resolve(import.meta.dirname, '../templates');
/** Where each of a language lies, by its name; the folders are the subjects. */
const paths = new Map(locales.map((language) => [language, pathsOf(resolve(folder, language))]));
export const fromDisk: Source = (name, language) => readFileSync(paths.get(language)!.get(name)!, 'utf8');
const partials: Record<Format, readonly string[]> = { text: ['layout', 'visit'], html: ['layout', 'visit', 'button'] };

/**
 * The Handlebars templates: `<language>/<subject>/<kind>.text.hbs`, whose first line is the subject, and `<kind>.html.hbs`. All of them are
 * read and parsed at start, so a missing or broken one stops the start and not a mail.
 */
export class Templates extends Renderer {
  private readonly languages: Map<Language, Record<Format, Map<MessageKind, Template>>>;

  constructor(source: Source = fromDisk) {
    super();
    const compiled = (language: Language, format: Format) => compileAll(format, (name) => source(name, language));
    this.languages = new Map(locales.map((one) => [one, { text: compiled(one, 'text'), html: compiled(one, 'html') }]));
  }

  render(kind: MessageKind, language: Language, data: Record<string, unknown>): Rendered {
    const templates = this.languages.get(language)!;
    const [first = '', ...rest] = templates.text.get(kind)!(data).split('\n');
    const subject = oneLine(first.replace(/^Subject: /, ''));
    const text = rest
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return { subject, text: `${text}\n`, html: templates.html.get(kind)!({ ...data, subject }) };
  }
}

function pathsOf(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Map(files.map((path) => [basename(path, '.hbs'), resolve(root, path)]));
}

function compileAll(format: Format, source: (name: string) => string): Map<MessageKind, Template> {
  const handlebars = Handlebars.create();
  for (const name of partials[format]) handlebars.registerPartial(name, source(`_${name}.${format}`));
  // Strict: a name that the data does not have is an error, not a gap in somebody's mail. Only text is not escaped.
  const options = { strict: true, noEscape: format === 'text', knownHelpersOnly: true };
  const kinds: readonly MessageKind[] = [...visitKinds, ...accountKinds, ...recordKinds];
  return new Map(
    kinds.map((kind) => {
      const text = source(`${kind}.${format}`);
      // Compiling is lazy, parsing is not.
      Handlebars.parse(text);
      return [kind, handlebars.compile<Record<string, unknown>>(text, options)];
    }),
  );
}
