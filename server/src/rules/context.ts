import { refusals } from '../codex/constraints/index.ts';
import type { Refusal } from '../codex/constraints/refusal.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { type Assessment, assess } from '../risk/assess.ts';
import type { Control } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import type { TomlDocument } from '../toml/document.ts';

/** What the rules look at: one version of a file, held to a profile. What several rules ask for is worked out once. */
export class Context {
  private issues: readonly ShapeIssue[] | undefined;
  private refused: readonly Refusal[] | undefined;
  private readonly assessments = new Map<Control, Assessment>();

  constructor(
    readonly document: TomlDocument,
    /** The profile that the file is held to. */
    readonly profile: ProfileId,
  ) {}

  /** Where the document does not have the shape that Codex expects. */
  get shape(): readonly ShapeIssue[] {
    this.issues ??= shapeIssues(this.document.root, requirementsSchema);
    return this.issues;
  }

  /** What Codex refuses although its shape is right. */
  get refusals(): readonly Refusal[] {
    this.refused ??= refusals(this.document.root);
    return this.refused;
  }

  /** A control against the profile. */
  assess(control: Control): Assessment {
    const known = this.assessments.get(control);
    if (known) return known;
    const fresh = assess(this.document, control, this.profile);
    this.assessments.set(control, fresh);
    return fresh;
  }
}
