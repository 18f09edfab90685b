import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import picomatch from 'picomatch';
import manifest from '../../../package.json' with { type: 'json' };
import type { ShapeIssue } from '../../src/codex/shape.ts';
import { parseDocument, type TomlDocument } from '../../src/toml/document.ts';
import { plain } from '../toml/plain.ts';

const root = new URL('../../../', import.meta.url);

/** Keywords that tools read beyond the standard: Even Better TOML, and Tombi. */
const extensions = ['x-taplo', 'x-tombi-additional-key-label'];

/** One of the JSON Schemas that are shipped. */
export class SchemaFile {
  private readonly validate: (data: unknown) => unknown;

  /** The schema as it is written. */
  readonly schema: Readonly<Record<string, unknown>>;

  constructor(private readonly name: string) {
    this.schema = JSON.parse(readFileSync(new URL(`schemas/${name}`, root), 'utf8'));
    const ajv = new Ajv({ strict: true });
    for (const keyword of extensions) ajv.addKeyword(keyword);
    this.validate = ajv.compile(this.schema);
  }

  takes(document: TomlDocument): boolean {
    return this.validate(json(document)) === true;
  }

  takesText(text: string): boolean {
    return this.takes(parseDocument(text));
  }

  /** Whether the extension offers it for a file at a path. */
  isOfferedFor(path: string): boolean {
    const { fileMatch } = manifest.contributes.tomlValidation.find(({ url }) => url === `./schemas/${this.name}`) ?? {};
    // Even Better TOML and Tombi both put `**/` before a pattern of this form.
    return picomatch(fileMatch?.map((pattern) => `**/${pattern}`) ?? [], { dot: true })(path);
  }
}

/** What tools hand to a validator: dates as text, whole numbers as numbers. */
function json({ root }: TomlDocument): unknown {
  return JSON.parse(JSON.stringify(plain(root), (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
}

/** Whether Codex refuses a file for an issue. */
export function isRejecting(issue: ShapeIssue): boolean {
  return issue.kind !== 'unknown-key' || issue.verdict === 'rejects';
}
