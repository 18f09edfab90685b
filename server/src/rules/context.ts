import { isIgnoredInProjects, projectRefusals } from '../codex/config/project.ts';
import type { ConfigRefusal } from '../codex/config/refusal.ts';
import { isProjectConfig } from '../codex/config-place.ts';
import type { FileKind } from '../codex/file-kind.ts';
import { type FileReference, fileReferences } from '../codex/file-reference.ts';
import type { TableSchema } from '../codex/schema.ts';
import { type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { type Release, releaseFor } from '../codex/version.ts';
import { type Assessment, assess } from '../risk/assess.ts';
import type { Control } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import type { Item, TomlDocument } from '../toml/document.ts';
import { partOf } from '../toml/part.ts';
import type { Span } from '../toml/syntax.ts';
import type { PartMemory } from './part-memory.ts';
import { type Part, partsOf } from './parts.ts';

/** What is known of a file besides its text. */
export interface Surroundings {
  /** Where the file lies, with `/` or `\` between the folders; undefined for a text that has no place yet. */
  readonly path?: string | undefined;
  /** The release of Codex that is to read it. */
  readonly release?: Release | undefined;
  /** What the file is; a requirements.toml where left out. */
  readonly kind?: FileKind | undefined;
  /** Tells whether there is a file at a path, where that can be looked up. */
  readonly exists?: ((path: string) => boolean) | undefined;
  /** What is known of parts of other files. */
  readonly memory?: PartMemory | undefined;
}

/** Stands for all parts of a file together, where only what lies between them may differ. */
export const wholeFile = Symbol('the whole file');

/** What the rules look at: one version of a file, held to a profile. What several rules ask for is worked out once. */
export class Context {
  private readonly answers = new Map<unknown, unknown>();
  private readonly memories = new Map<string | symbol, Map<unknown, unknown>>();
  readonly path: string | undefined;
  readonly release: Release;
  readonly kind: FileKind;
  readonly exists: Surroundings['exists'];
  /** Whether it is the config.toml of a project, which may not set everything. */
  readonly isProject: boolean;
  private readonly reference: FileReference;

  constructor(
    readonly document: TomlDocument,
    /** The profile that the file is held to. */
    readonly profile: ProfileId,
    private readonly surroundings: Surroundings = {},
  ) {
    const { path, release, kind = 'requirements', exists } = surroundings;
    this.path = path;
    this.release = release ?? releaseFor(undefined);
    this.kind = kind;
    this.exists = exists;
    this.isProject = kind === 'config' && path !== undefined && isProjectConfig(path);
    this.reference = fileReferences[kind];
  }

  /** The same file with the root keys of one of its parts only. Where answers are kept by part, several ask for it. */
  part(keys: ReadonlySet<string>): Context {
    const { memory, ...surroundings } = this.surroundings;
    const part = () => new Context(partOf(this.document, keys), this.profile, surroundings);
    return memory ? this.once(keys, part) : part();
  }

  /** Another version of the file. */
  with(document: TomlDocument): Context {
    return new Context(document, this.profile, this.surroundings);
  }

  /** The root keys that are looked at together, by the names of their parts. */
  get parts(): ReadonlyMap<string, Part> {
    return this.once(partsOf, () => partsOf(this.document.tree, this.kind));
  }

  /**
   * What follows from one part of the file alone. A memory asks once for all parts that read the same, so that the answer
   * may hold no place of the text; the question is any value that stands for it alone.
   */
  ofPart<T>(name: string | typeof wholeFile, question: unknown, answer: () => T): T {
    const answers = this.memoryOf(name);
    if (!answers) return answer();
    if (!answers.has(question)) answers.set(question, answer());
    return answers.get(question) as T;
  }

  /** Where the file is written, without the comments before it and between its statements. */
  get statements(): readonly Span[] {
    return this.once(wholeFile, () =>
      this.document.tree.sections.flatMap((section): readonly Span[] => (section.header ? [section] : section.pairs)),
    );
  }

  /** What can be asked of each part by itself as well as of the whole file: of the parts where there is a memory. */
  inParts<T>(answer: (context: Context) => T): readonly T[] {
    if (!this.surroundings.memory) return [answer(this)];
    return Array.from(this.parts, ([name, { keys }]) => this.ofPart(name, answer, () => answer(this.part(keys))));
  }

  /** What is known of parts that read like one of this file, or of files that read like it; undefined where that is not kept. */
  memoryOf(name: string | typeof wholeFile): Map<unknown, unknown> | undefined {
    const { memory } = this.surroundings;
    const { text, tree, faults } = this.document;
    if (!memory || faults.length > 0 || tree.looksAhead) return undefined;
    const known = this.memories.get(name);
    if (known) return known;
    const spans = name === wholeFile ? this.statements : (this.parts.get(name)?.spans ?? []);
    const written = spans.map(({ start, end }) => text.slice(start, end));
    const answers = memory.answersFor(
      [this.once(circumstances, () => circumstances(this)), String(name), ...written].join('\0'),
    );
    if (answers) this.memories.set(name, answers);
    return answers;
  }

  /** Whether another version of the file is held to the same, and each statement of both can be told by itself. */
  isLike({ document, profile, path, release, kind }: Context): boolean {
    return (
      !(document.tree.looksAhead || this.document.tree.looksAhead) &&
      profile === this.profile &&
      path === this.path &&
      release.described === this.release.described &&
      release.asked === this.release.asked &&
      kind === this.kind
    );
  }

  /** How messages call the file. */
  get fileName(): string {
    return this.reference.name;
  }

  /** What Codex reads in a file of this kind. */
  get schema(): TableSchema {
    return this.reference.schema;
  }

  /** Where the document does not have the shape that Codex expects. */
  get shape(): readonly ShapeIssue[] {
    return this.once(shapeIssues, () => this.shapeIn(this.document));
  }

  /** The same for another version of the file. */
  shapeIn({ root }: TomlDocument): readonly ShapeIssue[] {
    return this.whatIsRead(shapeIssues(root, this.schema));
  }

  /** What Codex refuses although its shape is right. */
  get refusals(): readonly ConfigRefusal[] {
    return this.once(this.reference, () => this.refusalsIn(this.document));
  }

  /** The same for another version of the file. */
  refusalsIn({ root }: TomlDocument): readonly ConfigRefusal[] {
    const ofProject = this.isProject ? projectRefusals(root) : [];
    return this.whatIsRead([...this.reference.refusals(root), ...ofProject]);
  }

  /** Codex does not look into what a project may not set. */
  private whatIsRead<T extends { readonly item: Item }>(found: readonly T[]): readonly T[] {
    return this.isProject ? found.filter(({ item }) => !isIgnoredInProjects(item.path)) : found;
  }

  /** A control against the profile. */
  assess(control: Control): Assessment {
    return this.once(control, () => assess(this.document, control, this.profile));
  }

  /** What several rules ask, answered once; the question is any value that stands for it alone. */
  once<T>(question: unknown, answer: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, answer());
    return this.answers.get(question) as T;
  }
}

/** What else than a part's own text decides what there is to say of it. The place of a policy changes nothing for a part. */
function circumstances({ kind, profile, release, path, isProject }: Context): string {
  const place = kind === 'requirements' ? undefined : [isProject, path?.slice(path.search(/[^\\/]*$/))];
  return JSON.stringify([kind, profile, release.described, release.asked, place]);
}
