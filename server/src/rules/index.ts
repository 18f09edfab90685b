import { articleSpelling } from './article-spelling.ts';
import { denyReadReach } from './deny-read-reach.ts';
import { duplicateDefinition } from './duplicate-definition.ts';
import { featureSiblings } from './feature-siblings.ts';
import { hooksNotPinned } from './hooks-not-pinned.ts';
import { invalidValue } from './invalid-value.ts';
import { misplacedKey } from './misplaced-key.ts';
import { missingControl } from './missing-control.ts';
import { networkEgress } from './network-egress.ts';
import { refusedSetting } from './refused-setting.ts';
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
  unknownKey,
  invalidValue,
  refusedSetting,
  denyReadReach,
  weakerThanProfile,
  reviewerWithoutPolicy,
  featureSiblings,
  hooksNotPinned,
  riskyCombination,
  serverOverHttp,
  networkEgress,
  unknownDirective,
  missingControl,
];
