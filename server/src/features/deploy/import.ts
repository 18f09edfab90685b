import { type DeployedKind, deployedKinds, deployments, mdmDomain } from '../../codex/deployment.ts';
import { addAll } from '../../toml/add-all.ts';
import { type Decoded, fromBase64 } from './base64.ts';
import { type Plist, readPlist } from './plist.ts';

/** A file that was found in a payload. */
export interface Imported {
  /** What it is; undefined for base64 alone, which does not tell. */
  readonly kind: DeployedKind | undefined;
  readonly text: string;
}

/** The files in a payload, or why there are none. */
export type ImportAnswer = { readonly files: readonly Imported[] } | { readonly problem: string };

/** Reads the payload of an MDM: base64, or a property list such as a .mobileconfig with the keys that Codex reads. */
export function importPayload(payload: string): ImportAnswer {
  return /^[\ufeff\s]*</.test(payload) ? fromProfile(payload) : fromValue(payload);
}

function fromValue(payload: string): ImportAnswer {
  const decoded = fromBase64(payload);
  return 'text' in decoded
    ? { files: [{ kind: undefined, text: decoded.text }] }
    : { problem: `this is ${inWords(decoded)}, and no .mobileconfig` };
}

function fromProfile(payload: string): ImportAnswer {
  const plist = readPlist(payload);
  if (!plist) return { problem: 'this is no property list in XML that can be read' };
  const found = [...valuesOf(plist)];
  if (found.length === 0) {
    const keys = deployedKinds.map((kind) => `\`${deployments[kind].mdmKey}\``).join(' nor ');
    return { problem: `it has neither ${keys}, the keys of \`${mdmDomain}\` that Codex reads` };
  }
  const files: Imported[] = [];
  for (const { kind, base64 } of found) {
    const decoded = fromBase64(base64);
    if ('fault' in decoded) return { problem: `the value of \`${deployments[kind].mdmKey}\` is ${inWords(decoded)}` };
    if (!files.some((file) => file.kind === kind && file.text === decoded.text)) {
      files.push({ kind, text: decoded.text });
    }
  }
  return { files };
}

function inWords({ fault }: Extract<Decoded, { fault: string }>): string {
  return fault === 'no base64' ? 'no base64' : 'base64 of something that is no UTF-8 text';
}

/** The values of Codex's keys, however deep they stand: profiles have them in more than one form. */
function* valuesOf(plist: Plist): Generator<{ kind: DeployedKind; base64: string }> {
  const pending = [plist];
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (value.kind === 'array') addAll(pending, value.elements.toReversed());
    if (value.kind !== 'dict') continue;
    for (const kind of deployedKinds) {
      const entry = value.entries.get(deployments[kind].mdmKey);
      if (entry?.kind === 'scalar' && entry.tag === 'string') yield { kind, base64: entry.text };
    }
    addAll(pending, [...value.entries.values()].reverse());
  }
}
