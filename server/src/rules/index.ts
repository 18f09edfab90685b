import type { FileKind } from '../codex/file-kind.ts';
import { articleSpelling } from './article-spelling.ts';
import { broadCommand } from './broad-command.ts';
import { configKey } from './config-key.ts';
import { denyReadReach } from './deny-read-reach.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { duplicateDefinition } from './duplicate-definition.ts';
import { emptyPlugins } from './empty-plugins.ts';
import { enforceableElsewhere } from './enforceable-elsewhere.ts';
import { exampleCollector } from './example-collector.ts';
import { featureSiblings } from './feature-siblings.ts';
import { featureStage } from './feature-stage.ts';
import { fullAccessRuledOut } from './full-access-ruled-out.ts';
import { hookFailsOpen } from './hook-fails-open.ts';
import { hookNeverRuns } from './hook-never-runs.ts';
import { hooksNotPinned } from './hooks-not-pinned.ts';
import { ignoreComment } from './ignore-comment.ts';
import { incompleteRole } from './incomplete-role.ts';
import { ineffectiveInRole } from './ineffective-in-role.ts';
import { invalidValue } from './invalid-value.ts';
import { limitedKey } from './limited-key.ts';
import { literalSecretRule } from './literal-secret.ts';
import { literalVariable } from './literal-variable.ts';
import { misplacedKey } from './misplaced-key.ts';
import { missingControl } from './missing-control.ts';
import { missingDefault } from './missing-default.ts';
import { missingRoleFile } from './missing-role-file.ts';
import { networkEgress } from './network-egress.ts';
import { networkForCommands } from './network-for-commands.ts';
import { neverReadHere } from './never-read-here.ts';
import { newerTomlRule } from './newer-toml.ts';
import { notInEveryRelease } from './not-in-every-release.ts';
import { oddForm } from './odd-form.ts';
import { olderSetting } from './older-setting.ts';
import { onlyNever } from './only-never.ts';
import { outranksRequirements } from './outranks-requirements.ts';
import { policyWithoutReviewer } from './policy-without-reviewer.ts';
import { programOfWorkspace } from './program-of-workspace.ts';
import { projectIgnoredKey } from './project-ignored-key.ts';
import { refusedSetting } from './refused-setting.ts';
import { requirementsKey } from './requirements-key.ts';
import { reviewerWithoutPolicy } from './reviewer-without-policy.ts';
import { riskyCombination } from './risky-combination.ts';
import type { Rule } from './rule.ts';
import { serverNeverStarts } from './server-never-starts.ts';
import { serverOverHttp } from './server-over-http.ts';
import { settingBeyondProfile } from './setting-beyond-profile.ts';
import { settingOverHttp } from './setting-over-http.ts';
import { telemetryOverHttp } from './telemetry-over-http.ts';
import { telemetryPrompts } from './telemetry-prompts.ts';
import { telemetrySecret } from './telemetry-secret.ts';
import { tomlSyntax } from './toml-syntax.ts';
import { trustedHome } from './trusted-home.ts';
import { unknownDirective } from './unknown-directive.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownPath } from './unknown-path.ts';
import { unpinnedServer } from './unpinned-server.ts';
import { weakDefault } from './weak-default.ts';
import { weakerThanProfile } from './weaker-than-profile.ts';
import { writableBeyondWorkspace } from './writable-beyond-workspace.ts';

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
  unknownPath,
  invalidValue,
  oddForm,
  refusedSetting,
  outranksRequirements,
  enforceableElsewhere,
  denyReadReach,
  weakerThanProfile,
  weakDefault,
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
  settingBeyondProfile,
  networkForCommands,
  writableBeyondWorkspace,
  trustedHome,
  programOfWorkspace,
  unpinnedServer,
  serverNeverStarts,
  settingOverHttp,
  literalSecretRule,
  exampleCollector,
  telemetryOverHttp,
  telemetrySecret,
  telemetryPrompts,
  missingRoleFile,
  incompleteRole,
  ineffectiveInRole,
  featureStage,
  deprecatedKey,
  olderSetting,
  limitedKey,
  notInEveryRelease,
  newerTomlRule,
  neverReadHere,
  unknownDirective,
  ignoreComment,
  missingControl,
  missingDefault,
];

const rulesByKind: Readonly<Record<FileKind, readonly Rule[]>> = {
  requirements: rulesFor('requirements'),
  'managed-config': rulesFor('managed-config'),
  config: rulesFor('config'),
  'agent-role': rulesFor('agent-role'),
};

function rulesFor(kind: FileKind): Rule[] {
  return rules.filter(({ kinds = ['requirements'] }) => kinds.includes(kind));
}

/** The rules for a kind of file, in their order. */
export function rulesOf(kind: FileKind): readonly Rule[] {
  return rulesByKind[kind];
}
