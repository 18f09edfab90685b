/** Values that no report shows. */
import { withoutPassword } from '../codex/address.ts';
import { isPlainArray, isPlainTable, type Plain } from './plain.ts';

/** Tables whose values are often secrets, and keys that hold one. */
const SECRET = /(?:^|_)(?:headers|header_injections|bearer_token|client_secret)$/;

/** A value as it may appear in a report: Codex hides such values in its own answers too. */
export function shown(path: readonly string[], value: Plain): Plain {
  return path.some((step) => SECRET.test(step)) && value !== '' ? '[hidden]' : withoutPasswords(value);
}

function withoutPasswords(value: Plain): Plain {
  if (typeof value === 'string') return withoutPassword(value);
  if (isPlainArray(value)) return value.map(withoutPasswords);
  if (!isPlainTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutPasswords(inner)]));
}
