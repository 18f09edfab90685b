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
}

/** What the rules look at: one version of a file, held to a profile. What several rules ask for is worked out once. */
export class Context {
  private readonly answers = new Map<unknown, unknown>();
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

  /** The same file with some of its root keys only. */
  part(keys: ReadonlySet<string>): Context {
    return new Context(partOf(this.document, keys), this.profile, this.surroundings);
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
