/** What the client's commands ask for when files are begun, changed as a whole, and rolled out. */
import type { Connection } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type DeployedKind, deployedKinds, deployments, mdmDomain } from '../codex/deployment.ts';
import type { Analysis } from '../features/analysis.ts';
import { previewEdit, profilePreview } from '../features/apply-preview.ts';
import { type ExportAnswer, exportFile, exportForms } from '../features/deploy/export.ts';
import { type ImportAnswer, importPayload } from '../features/deploy/import.ts';
import type { Publisher } from '../features/deploy/mobileconfig.ts';
import type { Answers } from '../features/new-policy/answers.ts';
import {
  type NewPolicyAnswer,
  newPolicy,
  type PolicyChoice,
  policyChoices,
} from '../features/new-policy/new-policy.ts';
import { defaultProfile, parseProfile } from '../risk/profiles.ts';

/** Why something is not done, as a sentence without its full stop. */
interface Problem {
  readonly problem: string;
}

/** Asked by the client's command: the payload of an MDM for an open file. */
export const exportRequest = 'codexPolicy/export';

/** Asked by the client's command: the files in a payload. */
export const importRequest = 'codexPolicy/import';

/** Asked by the client's command: what a new file can have. */
export const choicesRequest = 'codexPolicy/policyChoices';

/** Asked by the client's command: the text of a new file. */
export const newPolicyRequest = 'codexPolicy/newPolicy';

/** Asked by the client's command: the edits that apply a profile to an open file, each to confirm. */
export const previewRequest = 'codexPolicy/previewProfile';

interface ExportParams extends Publisher {
  readonly uri: string;
  readonly as: string;
}

interface NewPolicyParams extends Answers {
  readonly kind: string;
  readonly profile: string;
  readonly controls?: readonly string[];
}

interface PreviewParams {
  readonly uri: string;
  readonly profile: string;
}

/** A payload, the key and the domain of an MDM that it is for, and what the file in it is called. */
type PayloadAnswer =
  | { readonly payload: string; readonly key: string; readonly domain: string; readonly name: string }
  | Problem;

/** The edits to confirm, and the names of the controls that have none. */
type PreviewAnswer = { readonly edit: WorkspaceEdit; readonly left: readonly string[] } | Problem;

/** Wires it to a connection. */
export function wireAuthoring(connection: Connection, analysisOf: (uri: string) => Analysis | undefined): void {
  connection.onRequest<PayloadAnswer | null, void>(exportRequest, async ({ uri, as, ...publisher }: ExportParams) => {
    const analysis = analysisOf(uri);
    const form = exportForms.find((one) => one === as);
    if (!analysis || !form) return null;
    const answer = await exportFile(analysis, form, publisher);
    if ('problem' in answer) return { problem: withFirst(answer, analysis) };
    const { payload, kind } = answer;
    const { mdmKey, name } = deployments[kind];
    return { payload, key: mdmKey, domain: mdmDomain, name };
  });

  connection.onRequest<ImportAnswer, void>(importRequest, ({ payload }: { payload: string }) => importPayload(payload));

  connection.onRequest<PolicyChoice[], void>(choicesRequest, ({ kind, profile }: NewPolicyParams) =>
    policyChoices(kindNamed(kind), parseProfile(profile) ?? defaultProfile),
  );

  connection.onRequest<NewPolicyAnswer, void>(newPolicyRequest, (params: NewPolicyParams) => {
    const { kind, profile, controls, ...answers } = params;
    return newPolicy({ kind: kindNamed(kind), profile: parseProfile(profile) ?? defaultProfile, controls, answers });
  });

  connection.onRequest<PreviewAnswer | null, void>(previewRequest, ({ uri, profile: name }: PreviewParams) => {
    const analysis = analysisOf(uri);
    const profile = parseProfile(name);
    if (!analysis || !profile) return null;
    const preview = profilePreview(analysis, profile);
    if ('problem' in preview) return preview;
    return { edit: previewEdit(analysis, preview), left: preview.left.map(({ title }) => title) };
  });
}

function kindNamed(name: string): DeployedKind {
  return deployedKinds.find((kind) => kind === name) ?? 'requirements';
}

/** The problem with the first finding that makes it one. */
function withFirst(
  { problem, findings }: Extract<ExportAnswer, Problem>,
  { textDocument }: Pick<Analysis, 'textDocument'>,
): string {
  const [first, ...others] = findings;
  if (!first) return problem;
  const line = textDocument.positionAt(first.span.start).line + 1;
  const more = others.length > 0 ? ` There ${others.length === 1 ? 'is 1 more' : `are ${others.length} more`}.` : '';
  return `${problem}. Line ${line}: ${first.message}${more}`;
}
