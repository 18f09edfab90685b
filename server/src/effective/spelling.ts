/** Values of which Codex reads two spellings as one. */
import { isPlainArray, isPlainTable, type Plain } from './plain.ts';

/** Older words, by the key of config.toml, and what Codex reads them as. */
const olderWords: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  approval_policy: new Map([['on-failure', 'on-request']]),
  approvals_reviewer: new Map([['guardian_subagent', 'auto_review']]),
};

/** The parts of a granular approval policy that may be left out, which means false. */
const granularDefaults = { skill_approval: false, request_permissions: false };

/** A value of a key of config.toml, or a list of such values, as Codex reads it. */
export function asRead(key: string, value: Plain): Plain {
  if (isPlainArray(value)) return value.map((one) => asRead(key, one));
  if (typeof value === 'string') return olderWords[key]?.get(value) ?? value;
  if (key !== 'approval_policy' || !isPlainTable(value) || !isPlainTable(value.granular)) return value;
  return { granular: { ...granularDefaults, ...value.granular } };
}
