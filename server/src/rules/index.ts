import type { FileKind } from '../codex/file-kind.ts';
import { articleSpelling } from './article-spelling.ts';
import { broadCommand } from './broad-command.ts';
import { configKey } from './config-key.ts';
import { denyReadReach } from './deny-read-reach.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { duplicateDefinition } from './duplicate-definition.ts';
import { emptyPlugins } from './empty-plugins.ts';
import { featureSiblings } from './feature-siblings.ts';
import { featureStage } from './feature-stage.ts';
import { fullAccessRuledOut } from './full-access-ruled-out.ts';
import { hookFailsOpen } from './hook-fails-open.ts';
import { hookNeverRuns } from './hook-never-runs.ts';
import { hooksNotPinned } from './hooks-not-pinned.ts';
import { invalidValue } from './invalid-value.ts';
import { limitedKey } from './limited-key.ts';
import { literalVariable } from './literal-variable.ts';
import { misplacedKey } from './misplaced-key.ts';
import { missingControl } from './missing-control.ts';
import { networkEgress } from './network-egress.ts';
import { neverReadHere } from './never-read-here.ts';
import { oddForm } from './odd-form.ts';
import { onlyNever } from './only-never.ts';
import { outranksRequirements } from './outranks-requirements.ts';
import { policyWithoutReviewer } from './policy-without-reviewer.ts';
import { projectIgnoredKey } from './project-ignored-key.ts';
import { refusedSetting } from './refused-setting.ts';
import { requirementsKey } from './requirements-key.ts';
import { reviewerWithoutPolicy } from './reviewer-without-policy.ts';
import { riskyCombination } from './risky-combination.ts';
import type { Rule } from './rule.ts';
import { serverOverHttp } from './server-over-http.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { unknownDirective } from './unknown-directive.ts';
import { unknownKey } from './unknown-key.ts';
import { weakerThanProfile } from './weaker-than-profile.ts';

/** Every rule. Fixes of earlier ones are applied first. */
export const rules: readonly Rule[] = [
  tomlSyntax,
  articleSpelling,
  misplacedKey,
  duplicateDefinition,
  configKey,
  requirementsKey,
  projectIgnoredKey,
  hookNeverRuns,
  broadCommand,
  unknownKey,
  invalidValue,
  oddForm,
  refusedSetting,
  outranksRequirements,
  denyReadReach,
  weakerThanProfile,
  reviewerWithoutPolicy,
  policyWithoutReviewer,
  featureSiblings,
  hooksNotPinned,
  hookFailsOpen,
  riskyCombination,
  serverOverHttp,
  networkEgress,
  onlyNever,
  fullAccessRuledOut,
  emptyPlugins,
  literalVariable,
  featureStage,
  deprecatedKey,
  limitedKey,
  neverReadHere,
  unknownDirective,
  missingControl,
];

const rulesByKind: Readonly<Record<FileKind, readonly Rule[]>> = {
  requirements: rulesFor('requirements'),
  'managed-config': rulesFor('managed-config'),
  config: rulesFor('config'),
};

function rulesFor(kind: FileKind): Rule[] {
  return rules.filter(({ kinds = ['requirements'] }) => kinds.includes(kind));
}

/** The rules for a kind of file, in their order. */
export function rulesOf(kind: FileKind): readonly Rule[] {
  return rulesByKind[kind];
}
