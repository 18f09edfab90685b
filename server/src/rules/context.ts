import { refusals } from '../codex/constraints/index.ts';
import type { Refusal } from '../codex/constraints/refusal.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { type Release, releaseFor } from '../codex/version.ts';
import { type Assessment, assess } from '../risk/assess.ts';
import type { Control } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import type { TomlDocument } from '../toml/document.ts';

/** What is known of a file besides its text. */
export interface Surroundings {
  /** Where the file lies, with `/` or `\` between the folders; undefined for a text that has no place yet. */
  readonly path?: string | undefined;
  /** The release of Codex that is to read it. */
  readonly release?: Release | undefined;
}

/** What the rules look at: one version of a file, held to a profile. What several rules ask for is worked out once. */
export class Context {
  private readonly answers = new Map<unknown, unknown>();
  readonly path: string | undefined;
  readonly release: Release;

  constructor(
    readonly document: TomlDocument,
    /** The profile that the file is held to. */
    readonly profile: ProfileId,
    { path, release }: Surroundings = {},
  ) {
    this.path = path;
    this.release = release ?? releaseFor(undefined);
  }

  /** Where the document does not have the shape that Codex expects. */
  get shape(): readonly ShapeIssue[] {
    return this.once(shapeIssues, () => shapeIssues(this.document.root, requirementsSchema));
  }

  /** What Codex refuses although its shape is right. */
  get refusals(): readonly Refusal[] {
    return this.once(refusals, () => refusals(this.document.root));
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
