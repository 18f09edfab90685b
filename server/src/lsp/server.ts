import {
  type CodeAction,
  CodeActionTriggerKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { releaseNotice } from '../codex/version.ts';
import { type Analysis, type AnalysisOptions, analyse, kindOf } from '../features/analysis.ts';
import { codeActionKinds, codeActions, type WholeFile, wholeFileEdits } from '../features/code-actions.ts';
import type { LensCommands } from '../features/code-lens.ts';
import { type CompletionClient, completions, triggerCharacters } from '../features/completion/complete.ts';
import { type CompletionData, withDocumentation } from '../features/completion/resolve.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { workspaceEdit } from '../features/edits.ts';
import type { Format } from '../features/format.ts';
import { hover } from '../features/hover.ts';
import { projectCompletions, projectDiagnostics, projectHover } from '../project/editor.ts';
import { type FileSettings, noSettings } from '../project/read.ts';
import { parseProfile } from '../risk/profiles.ts';
import { takesProfile } from '../rules/apply.ts';
import { AcrossFiles } from './across-files.ts';
import { wireAuthoring } from './authoring.ts';
import { Formatting } from './formatting.ts';
import type { Machine } from './machine.ts';
import { nameCapabilities, wireNames } from './names.ts';
import { navigationCapabilities, wireNavigation } from './navigation.ts';
import { postureCapabilities, refreshPosture, wirePosture } from './posture.ts';
import { isProjectFile, Projects } from './projects.ts';
import { releasesRequest, releasesText } from './releases.ts';
import { readSettings, settingsSection } from './settings.ts';
import type { VerifyAnswer } from './verify-answer.ts';
import { type Later, warmUp } from './warm-up.ts';

/** What a client may say when it starts the server. */
interface InitializationOptions {
  /** The address of the folder with the rules' pages, with a slash at its end. */
  readonly docs?: string;
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** The client's command that asks for completion again, where it has one. */
  readonly suggestCommand?: string;
  /** The client's commands for the code lens. */
  readonly lensCommands?: LensCommands;
}

/** What an unresolved action over a whole file carries. */
type ActionData = WholeFile & { readonly uri: string };

/** Asked by the client's command: the edits that apply a profile to an open file. */
export const applyProfileRequest = 'codexPolicy/applyProfile';

/** Asked by the client's command: what a real Codex makes of an open file. */
export const verifyRequest = 'codexPolicy/verify';

export interface ServerOptions {
  /** The address of the rules' pages for clients that do not say it. */
  readonly docs?: string | undefined;
  /** The folder that stands in for `~/.codex`, where the environment names one. */
  readonly codexHome?: string | undefined;
  /** Where the time before the first keystroke is to be used to get ready for it: how to do something in it. */
  readonly warmUp?: Later;
  /** The machine that the server runs on; a server in a browser has none. */
  readonly machine?: Machine;
  /** Lays out a text, where there is a formatter. */
  readonly format?: Format;
  /** Asks a real Codex, where the server runs on a machine that may have one. */
  readonly verify?: (path: string, text: string, codex: string | undefined) => Promise<VerifyAnswer>;
}

/** Nobody reads more of one file; a program's output under a policy's name has hundreds of thousands. */
const MAX_DIAGNOSTICS = 1000;

/** Wires every feature to a connection. Nothing of it knows of Node or a browser. */
export function startServer(connection: Connection, options: ServerOptions = {}): void {
  const documents = new TextDocuments(TextDocument);
  const analyses = new Map<string, Analysis>();
  const failed = new Set<string>();
  const { machine } = options;
  const exists = machine && ((path: string) => machine.exists(path));
  let settings = readSettings(undefined);
  let docs = options.docs;
  let client: InitializeParams['capabilities'] = {};
  let told: string | undefined;
  let suggestCommand: string | undefined;
  let lensCommands: LensCommands = {};
  const across = new AcrossFiles(connection, {
    machine,
    layers: () => settings.layers,
    kindOf: (path, document) => kindOf(document, path, kindOptions(path)),
    open: () => documents.keys(),
    analysis: analysisOf,
    changedOnDisk: (path) => projects.edited(path),
    publish: (uri) => {
      const document = documents.get(uri);
      if (document) publish(document);
    },
  });

  const projects = new Projects({
    machine,
    openText: (path) =>
      documents
        .all()
        .find(({ uri }) => pathOf(uri) === path)
        ?.getText(),
    changed: lookAgain,
  });

  wireNavigation(connection, analysisOf);
  wireNames(connection, { analysis: analysisOf, companions: (one) => across.presentCompanions(one) }, () => client);
  wireAuthoring(connection, analysisOf);
  wirePosture(connection, { analysis: analysisOf, settings: () => settings, commands: () => lensCommands });
  const formatting = new Formatting(connection, analysisOf, options.format);

  connection.onInitialize((params): InitializeResult => {
    const given = (params.initializationOptions ?? {}) as InitializationOptions;
    client = params.capabilities;
    docs = given.docs ?? docs;
    suggestCommand = given.suggestCommand;
    lensCommands = given.lensCommands ?? {};
    settings = readSettings(given.settings);
    across.initialize(client, foldersOf(params));
    return {
      serverInfo: { name: 'codex-policy' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters, resolveProvider: true },
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds, resolveProvider: true },
        ...navigationCapabilities,
        ...nameCapabilities(client),
        ...postureCapabilities,
        ...formatting.capabilities(client),
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
    }
    await pullSettings();
    tellOfRelease();
    await formatting.register();
    if (options.warmUp) warmUp(options.warmUp);
  });

  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    if (client.workspace?.configuration) await pullSettings();
    else if (pushed?.[settingsSection]) useSettings(pushed[settingsSection]);
  });

  async function pullSettings(): Promise<void> {
    if (!client.workspace?.configuration) return;
    const answer: unknown = await connection.workspace.getConfiguration(settingsSection);
    // A client that has no such section keeps what it said at the start.
    if (answer !== null && answer !== undefined) useSettings(answer);
  }

  function useSettings(value: unknown): void {
    settings = readSettings(value);
    tellOfRelease();
    across.settingsChanged();
    lookAgain();
  }

  function lookAgain(): void {
    analyses.clear();
    for (const document of documents.all()) publish(document);
    refreshPosture(connection, client);
  }

  /** Says once, in the log, that the release in the settings is not one that is described. */
  function tellOfRelease(): void {
    const notice = releaseNotice(settings.release);
    if (notice !== undefined && notice !== told) connection.console.warn(notice);
    told = notice;
  }

  /** Says in the log that a part of this program failed, once for each part: that is no mistake of a file. */
  function tellOfFailure(part: string, error: unknown): void {
    if (failed.has(part)) return;
    failed.add(part);
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`Internal error in ${part}: ${what}`);
  }

  /** What a piece of work gives; undefined where it throws, which must not end the server, timers have nobody above. */
  function guarded<T>(part: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      tellOfFailure(part, error);
      return undefined;
    }
  }

  function analysisOf(uri: string): Analysis | undefined {
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = analyses.get(uri);
    if (known?.textDocument === document && known.version === document.version) return known;
    const path = pathOf(uri);
    // The disk of this machine has nothing to say of a file that lies elsewhere.
    const isHere = URI.parse(uri).scheme === 'file' || !machine;
    const set = isHere ? projects.settingsFor(path) : noSettings;
    const { profile = settings.profile, release = settings.release, levels } = set;
    // A file that has no path yet is judged by what it says.
    const place = URI.parse(uri).scheme === 'untitled' ? '' : path;
    const wanted = { profile, release, levels, exists, ...kindOptions(path, set) };
    const fresh = guarded('reading a file', () => analyse(document, place, wanted, known?.checked));
    if (!fresh) return undefined;
    analyses.set(uri, fresh);
    for (const { rule, error } of fresh.checked?.failures ?? []) tellOfFailure(`the rule ${rule}`, error);
    return fresh;
  }

  function kindOptions(
    path: string,
    { kind }: FileSettings = projects.settingsFor(path),
  ): Pick<AnalysisOptions, 'named' | 'codexHome'> {
    const said = isProjectFile(path) ? 'none' : kind;
    return { named: said ?? settings.kindOf(path) ?? across.kindNamed(path), codexHome: options.codexHome };
  }

  function publish(document: TextDocument): void {
    const analysis = analysisOf(document.uri);
    const found = (analysis && guarded('the findings of a file', () => diagnosticsIn(analysis))) ?? [];
    const diagnostics = found.slice(0, MAX_DIAGNOSTICS);
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }

  function diagnosticsIn(analysis: Analysis): Diagnostic[] {
    if (isProjectFile(analysis.textDocument.uri)) return projectDiagnostics(analysis);
    return across.diagnostics(analysis, diagnosticsOf(analysis, docs), docs);
  }

  documents.onDidChangeContent(({ document }) => {
    publish(document);
    across.edited(document.uri);
    projects.edited(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    analyses.delete(uri);
    across.edited(uri);
    projects.edited(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onHover(({ textDocument, position }) => {
    const analysis = analysisOf(textDocument.uri);
    if (analysis && isProjectFile(textDocument.uri)) return projectHover(analysis, position);
    return analysis && hover(analysis, position);
  });

  connection.onCompletion(({ textDocument, position, context }) => {
    const analysis = analysisOf(textDocument.uri);
    if (!analysis) return undefined;
    if (isProjectFile(textDocument.uri)) return projectCompletions(analysis, position);
    const companions = across.knownCompanions(analysis);
    return completions({ ...analysis, companions }, position, completionClient(), context?.triggerCharacter);
  });

  connection.onCompletionResolve((item) => {
    const analysis = item.data && analysisOf((item.data as CompletionData).uri);
    return analysis ? withDocumentation(analysis, item) : item;
  });

  function completionClient(): CompletionClient {
    const item = client.textDocument?.completion?.completionItem;
    return {
      snippets: item?.snippetSupport ?? false,
      insertReplace: item?.insertReplaceSupport ?? false,
      suggestCommand,
    };
  }

  connection.onDocumentSymbol(({ textDocument }) => {
    const analysis = analysisOf(textDocument.uri);
    return analysis?.kind ? documentSymbols(analysis) : [];
  });

  connection.onCodeAction(({ textDocument, range, context: { only, triggerKind } }) => {
    const analysis = analysisOf(textDocument.uri);
    if (!analysis) return [];
    const lazy = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;
    const actions = codeActions(analysis, {
      range,
      only,
      docs,
      automatic: triggerKind === CodeActionTriggerKind.Automatic,
    });
    const others = across.actions(analysis, { range, only, docs });
    return [...actions, ...others].map((action) => {
      if (!action.data) return action;
      const data: ActionData = { ...(action.data as WholeFile), uri: textDocument.uri };
      return lazy ? { ...action, data } : resolved({ ...action, data });
    });
  });

  connection.onCodeActionResolve(resolved);

  function resolved(action: CodeAction): CodeAction {
    const data = action.data as ActionData | undefined;
    const analysis = data && analysisOf(data.uri);
    if (!analysis) return action;
    return { ...action, edit: workspaceEdit(analysis.textDocument, wholeFileEdits(analysis, data)) };
  }

  connection.onRequest(applyProfileRequest, ({ uri, profile: name }: { uri: string; profile: string }) => {
    const analysis = analysisOf(uri);
    const profile = parseProfile(name);
    if (!analysis?.kind || !takesProfile(analysis.kind) || !profile) return null;
    return workspaceEdit(analysis.textDocument, wholeFileEdits(analysis, { profile }));
  });

  connection.onRequest<VerifyAnswer | null, void>(verifyRequest, ({ uri, codex }: { uri: string; codex?: string }) => {
    const analysis = analysisOf(uri);
    if (!analysis?.kind || !options.verify) return null;
    if (analysis.kind !== 'requirements') return { problem: 'only a requirements.toml can be verified.' };
    return options.verify(pathOf(uri), analysis.textDocument.getText(), codex);
  });

  connection.onRequest(releasesRequest, ({ uri }: { uri: string }) => {
    const analysis = analysisOf(uri);
    return analysis?.kind === 'requirements' ? releasesText(pathOf(uri), analysis) : null;
  });

  documents.listen(connection);
  connection.listen();
}

function pathOf(uri: string): string {
  const { scheme, fsPath, path } = URI.parse(uri);
  return scheme === 'file' ? fsPath : path;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}
