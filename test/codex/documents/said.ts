/** What the product says of a document, in the words of a recording. */
import { nameAtStart } from '../../../server/src/real-codex/named-at-start.ts';
import { check } from '../../../server/src/rules/check.ts';
import { Context } from '../../../server/src/rules/context.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import type { Document } from './index.ts';
import { type Recorded, recorded } from './recorded.ts';

/** High Utility is the profile that says least of its own. */
export function said(document: Document): Recorded {
  const findings = check(new Context(parseDocument(document.text), 'high-utility'));
  const accepted = !findings.some(({ verdict }) => verdict === 'rejects');
  const ignored = findings.filter(({ verdict }) => verdict === 'ignores');
  return recorded(
    document,
    accepted,
    ignored.flatMap(({ keyPath }) => nameAtStart(keyPath) ?? []),
  );
}
