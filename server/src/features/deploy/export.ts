import { type DeployedKind, deployedKinds, deployments, mdmDomain } from '../../codex/deployment.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import { codexVersion } from '../../codex/version.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Analysis } from '../analysis.ts';
import { toBase64 } from './base64.ts';
import { mobileconfig, type Publisher } from './mobileconfig.ts';

/** What a file can be exported as. */
export const exportForms = ['base64', 'mobileconfig'] as const;

export type ExportForm = (typeof exportForms)[number];

/** A file for an MDM, or why it is none. */
export type ExportAnswer =
  | { readonly payload: string; readonly kind: DeployedKind }
  | { readonly problem: string; readonly findings: readonly Finding[] };

/** Writes a file as an MDM takes it. One that Codex would refuse, or ignore in part, is not exported. */
export async function exportFile(
  { document, findings, kind }: Pick<Analysis, 'document' | 'findings' | 'kind'>,
  form: ExportForm,
  publisher: Publisher = {},
): Promise<ExportAnswer> {
  if (!isDeployed(kind)) return { problem: notDeployed(kind), findings: [] };
  const blocking = findings.filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores');
  if (blocking.length > 0) return { problem: refusal(blocking), findings: blocking };
  const { text } = document;
  return { payload: form === 'base64' ? toBase64(text) : await mobileconfig(text, kind, publisher), kind };
}

/** Where the value of a kind of file goes, in words. */
export function mdmPlace(kind: DeployedKind): string {
  return `the key ${deployments[kind].mdmKey} of the domain ${mdmDomain}`;
}

function isDeployed(kind: FileKind | undefined): kind is DeployedKind {
  return deployedKinds.some((one) => one === kind);
}

function notDeployed(kind: FileKind | undefined): string {
  switch (kind) {
    case 'config':
      return (
        `a config.toml belongs to a user, a project or a system. As ${mdmPlace('managed-config')} it would outrank the ` +
        'settings of every user: if that is what you want, say that it is a managed-config'
      );
    case 'agent-role':
      return `MDM has no key for role files that Codex ${codexVersion} reads`;
    default:
      return 'this is no file that Codex reads as requirements or as managed config';
  }
}

function refusal(findings: readonly Finding[]): string {
  const reader = findings.every(({ ofOthers }) => ofOthers)
    ? 'A release of Codex that reads it'
    : `Codex ${codexVersion}`;
  const rejects = findings.some(({ verdict }) => verdict === 'rejects');
  return rejects ? `${reader} would refuse this file` : `${reader} would ignore a part of this file`;
}
