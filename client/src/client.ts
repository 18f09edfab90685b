import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { documentFilters } from './candidates.ts';
import { hasOtherFormatter, onFormatterChoice } from './formatter-choice.ts';
import { createClient } from './language-client.ts';
import { hasOtherToml, onOtherToml } from './other-toml.ts';
import { OneAtATime, ofPresentText } from './present-text.ts';
import { PREVIEW_SCHEME } from './preview.ts';

/** What the commands need of the client. */
export interface PolicyClient {
  /** The edit that applies a profile to an open file; undefined when the server does not take it for Codex's. */
  profileEdit(document: vscode.TextDocument, profile: string): Promise<vscode.WorkspaceEdit | undefined>;
  /** The same with an edit to confirm for each control, and the names of those that have none. */
  previewEdit(document: vscode.TextDocument, profile: string): Promise<ProfilePreview | Problem | undefined>;
  /** An open file as an MDM takes it. */
  exportFile(document: vscode.TextDocument, wanted: ExportWanted): Promise<Payload | Problem | undefined>;
  /** The files in the payload of an MDM. */
  importPayload(payload: string): Promise<{ readonly files: readonly { readonly text: string }[] } | Problem>;
  /** What a new file can have. */
  policyChoices(kind: string, profile: string): Promise<readonly PolicyChoice[]>;
  /** The text of a new file. */
  newPolicy(wanted: NewPolicyWanted): Promise<{ readonly text: string } | Problem>;
  /** What a real Codex makes of an open file; undefined when the server does not take it for Codex's. */
  verify(document: vscode.TextDocument, codex: string | undefined): Promise<Verification | undefined>;
  /** What the setting of the release may be; `run` says whether the installed Codex may be asked. */
  releaseChoices(run: boolean, codex: string | undefined): Promise<ReleaseChoices>;
  /** What Codex goes by around a file, or with the layers of the settings; undefined where there are none. */
  effective(file: vscode.Uri | undefined): Promise<EffectiveAnswer | undefined>;
  /** What each release of Codex does with an open policy; undefined when the server does not take it for one. */
  releases(file: vscode.Uri): Promise<string | undefined>;
  /** Tells that the answer may be another now. */
  onEffectiveChanged(listener: () => void): vscode.Disposable;
  /** Where an open file stands to the profiles; undefined for one that is not Codex's. */
  posture(document: vscode.TextDocument, view: boolean): Promise<Posture | undefined>;
  /** An open file with one row of its posture, or all of them, set to a profile. */
  postureChange(
    document: vscode.TextDocument,
    profile: string,
    row: string | undefined,
  ): Promise<PostureChange | { readonly problem: string } | undefined>;
  /** The posture of an open file for others to read. */
  postureExport(document: vscode.TextDocument, format: string): Promise<string | undefined>;
  /** Where the files stand that count together with one, or those of the settings; undefined where there are none. */
  effectivePosture(file: vscode.Uri | undefined, view: boolean): Promise<Posture | undefined>;
  /** The same for others to read. */
  effectivePostureExport(file: vscode.Uri | undefined, format: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Where a file stands to the profiles, or several together, with a view of it where that was asked for. */
export interface Posture {
  readonly file: string;
  readonly headline?: string;
  readonly loss?: string;
  readonly view?: string;
  readonly places?: Readonly<Record<string, readonly PosturePlace[]>>;
}

/** Where a row of a posture is written. */
export interface PosturePlace {
  readonly uri: string;
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
}

/** A change of a file: what it does in a few words, and the text after it. */
export interface PostureChange {
  readonly title: string;
  readonly text: string;
  readonly edit: vscode.WorkspaceEdit;
}

/** The effective policy as text, and the files that it names. */
export interface EffectiveAnswer {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly uri: string }[];
}

/** The server's answer to a verification: a verdict with its report, or why there is none. */
export type Verification =
  | { readonly summary: string; readonly good: boolean; readonly report: string }
  | { readonly problem: string };

/** Values for the setting of the release, and why that of the installed Codex is not among them. */
export interface ReleaseChoices {
  readonly choices: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
  readonly problem?: string;
}

/** Why something is not done. */
export interface Problem {
  readonly problem: string;
}

/** Edits to confirm, and the names of the controls that have none. */
export interface ProfilePreview {
  readonly edit: vscode.WorkspaceEdit;
  readonly left: readonly string[];
}

/** What an export is to be. */
export interface ExportWanted {
  readonly as: 'base64' | 'mobileconfig';
  readonly organization?: string;
  readonly identifier?: string;
}

/** A payload, the key and the domain of an MDM that it is for, and what the file in it is called. */
export interface Payload {
  readonly payload: string;
  readonly key: string;
  readonly domain: string;
  readonly name: string;
}

/** Something that a new file can have. */
export interface PolicyChoice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** The answer that it takes. */
  readonly answer?: 'servers' | 'denyRead' | 'otelEndpoint';
  /** Whether it is there only with its answer. */
  readonly optional: boolean;
}

/** What a new file is to be. */
export interface NewPolicyWanted {
  readonly kind: string;
  readonly profile: string;
  readonly controls?: readonly string[];
  readonly servers?: readonly string[];
  readonly denyRead?: readonly string[];
  readonly otelEndpoint?: string;
}

type RawChange = Omit<PostureChange, 'edit'> & { readonly edit: Parameters<Converter['asWorkspaceEdit']>[0] };

type Converter = ReturnType<typeof createClient>['protocol2CodeConverter'];

/** Starts the language server and waits until it answers. */
export async function startClient(context: vscode.ExtensionContext): Promise<PolicyClient> {
  const oneAtATime = new OneAtATime();
  const options: LanguageClientOptions = {
    documentSelector: documentFilters,
    // Asked for again where the server has to be started again.
    initializationOptions: () => ({
      docs: `${vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString()}/`,
      // A web worker takes plain values only, and a configuration has functions beside them.
      settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('codexPolicy'))),
      suggestCommand: 'editor.action.triggerSuggest',
      selectCommand: 'codexPolicy.select',
      formatting: !hasOtherFormatter(context.extension.id),
      otherChecker: hasOtherToml(),
      lensCommands: {
        showPosture: 'codexPolicy.showPosture',
        applyProfile: 'codexPolicy.applyProfile',
        showReleases: 'codexPolicy.showReleases',
      },
    }),
    // What a file would be after a change is not a file: nothing is to be found in it.
    middleware: {
      didOpen: async (document, next) => (document.uri.scheme === PREVIEW_SCHEME ? undefined : next(document)),
      provideCodeActions: (document, range, actionContext, token, next) =>
        ofPresentText(document, () => next(document, range, actionContext, token)),
      resolveCodeAction: (item, token, next) =>
        oneAtATime.answer(
          documentOf(item),
          () => next(item, token),
          (action) => (action?.edit?.size ?? 0) > 0,
        ),
    },
  };
  const client = createClient(context, options);
  await client.start();
  const tellOfFormatter = () =>
    client.sendNotification('codexPolicy/formatting', { isWanted: !hasOtherFormatter(context.extension.id) });
  const formatterChoice = onFormatterChoice(() => void tellOfFormatter());
  const otherToml = onOtherToml(() => {
    void client.sendNotification('codexPolicy/otherChecker', { isThere: hasOtherToml() });
    void tellOfFormatter();
  });
  const uriOf = (document: vscode.TextDocument) => client.code2ProtocolConverter.asUri(document.uri);
  const toEdit = client.protocol2CodeConverter.asWorkspaceEdit;
  type Edit = Parameters<typeof toEdit>[0];
  return {
    profileEdit: async (document, profile) => {
      const edit = await ofPresentText(document, () =>
        client.sendRequest<Edit>('codexPolicy/applyProfile', { uri: uriOf(document), profile }),
      );
      return edit ? toEdit(edit) : undefined;
    },
    previewEdit: async (document, profile) => {
      const answer = await ofPresentText(document, () =>
        client.sendRequest<{ edit: Edit; left: readonly string[] } | Problem | null>('codexPolicy/previewProfile', {
          uri: uriOf(document),
          profile,
        }),
      );
      if (!answer || 'problem' in answer) return answer ?? undefined;
      const edit = await toEdit(answer.edit);
      return edit && { edit, left: answer.left };
    },
    exportFile: async (document, wanted) => {
      const params = { ...wanted, uri: uriOf(document) };
      return (await client.sendRequest<Payload | Problem | null>('codexPolicy/export', params)) ?? undefined;
    },
    importPayload: (payload) => client.sendRequest('codexPolicy/import', { payload }),
    policyChoices: (kind, profile) => client.sendRequest('codexPolicy/policyChoices', { kind, profile }),
    newPolicy: (wanted) => client.sendRequest('codexPolicy/newPolicy', wanted),
    verify: async (document, codex) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<Verification | null>('codexPolicy/verify', { uri, codex })) ?? undefined;
    },
    releaseChoices: (run, codex) => client.sendRequest('codexPolicy/releaseChoices', { run, codex }),
    effective: async (file) => {
      const uri = file && client.code2ProtocolConverter.asUri(file);
      return (await client.sendRequest<EffectiveAnswer | null>('codexPolicy/effective', { uri })) ?? undefined;
    },
    posture: async (document, view) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<Posture | null>('codexPolicy/posture', { uri, view })) ?? undefined;
    },
    postureChange: async (document, profile, row) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const answer = await client.sendRequest<RawChange | { readonly problem: string } | null>(
        'codexPolicy/postureEdit',
        { uri, profile, row },
      );
      if (!answer || 'problem' in answer) return answer ?? undefined;
      const { text, title } = answer;
      const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
      return edit && { text, title, edit };
    },
    postureExport: async (document, format) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<string | null>('codexPolicy/postureExport', { uri, format })) ?? undefined;
    },
    effectivePosture: async (file, view) => {
      const uri = file && client.code2ProtocolConverter.asUri(file);
      return (await client.sendRequest<Posture | null>('codexPolicy/effectivePosture', { uri, view })) ?? undefined;
    },
    effectivePostureExport: async (file, format) => {
      const uri = file && client.code2ProtocolConverter.asUri(file);
      const params = { uri, format };
      return (await client.sendRequest<string | null>('codexPolicy/effectivePostureExport', params)) ?? undefined;
    },
    releases: async (file) => {
      const uri = client.code2ProtocolConverter.asUri(file);
      return (await client.sendRequest<string | null>('codexPolicy/releases', { uri })) ?? undefined;
    },
    onEffectiveChanged: (listener) => client.onNotification('codexPolicy/effectiveChanged', listener),
    stop: () => {
      formatterChoice.dispose();
      otherToml.dispose();
      return client.dispose();
    },
  };
}

/** The open document that an action is for, whose address it carries until its edit is asked for. */
function documentOf(action: vscode.CodeAction & { readonly data?: unknown }): vscode.TextDocument | undefined {
  const { uri } = (action.data ?? {}) as { readonly uri?: unknown };
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
