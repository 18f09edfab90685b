import type { Finding } from '../../rules/rule.ts';
import { type Item, isTable } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';

/** What a file comes to: Codex refuses it, goes by nothing in it, or by some of it at least. */
export type Force = 'rejected' | 'nothing' | 'some';

/** What a file comes to, whatever comments and settings take away of what there is to say. */
export function forceOf({ document, kind, checked }: Analysis): Force {
  const findings = [...(checked?.findings ?? []), ...(checked?.ignored ?? [])].filter(({ ofOthers }) => !ofOthers);
  if (findings.some(({ verdict, severity }) => verdict === 'rejects' && severity === 'error')) return 'rejected';
  const ignored = findings.filter(({ verdict }) => verdict === 'ignores');
  if (ignored.some(isOfFile)) return 'nothing';
  const keys = new Set(ignored.map(({ keyPath }) => JSON.stringify(keyPath)));
  return kind === undefined || isIdle(document.root, keys) ? 'nothing' : 'some';
}

/** How many keys of a file Codex passes over. */
export function ignoredKeysOf({ checked }: Analysis): number {
  const findings = [...(checked?.findings ?? []), ...(checked?.ignored ?? [])];
  return findings.filter((finding) => finding.verdict === 'ignores' && !finding.ofOthers && !isOfFile(finding)).length;
}

function isOfFile({ keyPath }: Finding): boolean {
  return keyPath.length === 0;
}

/** Whether Codex passes over an item, or over all that is in it. An empty list says something, an empty table does not. */
function isIdle(item: Item, ignored: ReadonlySet<string>): boolean {
  if (ignored.has(JSON.stringify(item.path))) return true;
  if (isTable(item)) return [...item.children.values()].every((child) => isIdle(child, ignored));
  return item.elements.length > 0 && item.elements.every((element) => isIdle(element, ignored));
}
