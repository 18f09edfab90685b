import {
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { historyOf } from '../codex/history/of-kind.ts';
import { releaseNotice } from '../codex/version.ts';
import type { Layer } from '../effective/layer.ts';
import { fileKindOfLayer } from '../effective/layer-at.ts';
import { type Analysis, type AnalysisOptions, analyse, analyseText, kindOf } from '../features/analysis.ts';
import type { LensCommands } from '../features/code-lens.ts';
import type { CompletionClient } from '../features/completion/list.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { leavingSyntaxErrors } from '../features/left-to-others.ts';
import { projectDiagnostics } from '../project/editor.ts';
import { type FileSettings, noSettings } from '../project/read.ts';
import { AcrossFiles } from './across-files.ts';
import { wireAuthoring } from './authoring.ts';
import { onlyPulls } from './capabilities.ts';
import { wireCodeActions } from './code-actions.ts';
import { wireEffective } from './effective.ts';
import { FormattingOffer, wireFormatting } from './formatting.ts';
import { wireNames } from './names.ts';
import { wireNavigation } from './navigation.ts';
import { refreshPosture, wirePosture } from './posture.ts';
import { isProjectFile, Projects } from './projects.ts';
import { wireReleaseChoices } from './release-choices.ts';
import { releasesRequest, releasesText } from './releases.ts';
import type { ServerOptions } from './server.ts';
import { readSettings, settingsSection } from './settings.ts';
import { wireTyping } from './typing.ts';
import type { VerifyAnswer } from './verify-answer.ts';
import { warmUp } from './warm-up.ts';

/** What a client may say when it starts the server. */
interface InitializationOptions {
  /** The address of the folder with the rules' pages, with a slash at its end. */
  readonly docs?: string;
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** The client's command that asks for completion again, where it has one. */
  readonly suggestCommand?: string;
  /** The client's command that selects a range of a file, where it has one: with its address and the range. */
  readonly selectCommand?: string;
  /** The client's commands for the code lens. */
  readonly lensCommands?: LensCommands;
  /** False where the user has another formatter. */
  readonly formatting?: boolean;
  /** True where another extension says what is not TOML. */
  readonly otherChecker?: boolean;
}

/** Asked by the client's command: what a real Codex makes of an open file. */
export const verifyRequest = 'codexPolicy/verify';

/** Told by the client: whether another of its extensions says what is not TOML. */
export const otherCheckerNotification = 'codexPolicy/otherChecker';

/** Nobody reads more of one file; a program's output under a policy's name has hundreds of thousands. */
const MAX_DIAGNOSTICS = 1000;

/** Wires every feature to the connection of a client that has said who it is. Nothing of it knows of Node or a browser. */
export function startSession(connection: Connection, params: InitializeParams, options: ServerOptions): void {
  const { capabilities: client } = params;
  const { machine, format } = options;
  const {
    docs = options.docs,
    suggestCommand,
    selectCommand,
    lensCommands = {},
    ...given
  } = (params.initializationOptions ?? {}) as InitializationOptions;
  const { completionItem, completionList } = client.textDocument?.completion ?? {};
  const typingClient: CompletionClient = {
    snippets: completionItem?.snippetSupport ?? false,
    insertReplace: completionItem?.insertReplaceSupport ?? false,
    picks: true,
    itemDefaults: completionList?.itemDefaults,
    suggestCommand,
    selectCommand,
  };
  const pulled = onlyPulls(client);
  const documents = new TextDocuments(TextDocument);
  const analyses = new Map<string, Analysis>();
  const failed = new Set<string>();
  const exists = machine && ((path: string) => machine.exists(path));
  let settings = readSettings(given.settings);
  let hasOtherChecker = given.otherChecker === true;
  let told: string | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  const across = new AcrossFiles(connection, {
    machine,
    client,
    folders: foldersOf(params),
    layers: () => settings.layers,
    kindOf: (path, document) => kindOf(document, path, kindOptions(path)),
    open: () => documents.keys(),
    analysis: analysisOf,
    changedOnDisk: (path) => projects.edited(path),
    publish: (uri) => {
      const document = documents.get(uri);
      if (document) publish(document);
      refreshPulled();
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

  wireTyping(
    connection,
    {
      open: () => documents.keys(),
      analysis: analysisOf,
      companions: (one) => across.knownCompanions(one),
    },
    typingClient,
  );
  wireCodeActions(connection, { analysis: analysisOf, across: (...asked) => across.changes(...asked), docs }, client);
  wireEffective(connection, across, analyseLayer);
  wireNavigation(connection, analysisOf);
  wireNames(connection, { analysis: analysisOf, companions: (one) => across.presentCompanions(one) }, client);
  wireAuthoring(connection, analysisOf);
  wirePosture(connection, { analysis: analysisOf, settings: () => settings, commands: () => lensCommands });
  wireReleaseChoices(connection, options.installed);
  if (format) wireFormatting(connection, analysisOf, format, machine);
  const formattingOffer = format && new FormattingOffer(connection, client.textDocument);

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
    }
    await pullSettings();
    tellOfRelease();
    await formattingOffer?.make(given.formatting ?? true);
    if (options.warmUp) warmUp({ lastAsked: () => askedAt, next: options.warmUp, client: typingClient });
  });

  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    if (client.workspace?.configuration) await pullSettings();
    else if (pushed?.[settingsSection]) useSettings(pushed[settingsSection]);
  });

  connection.onNotification(otherCheckerNotification, ({ isThere }: { isThere: boolean }) => {
    if (isThere === hasOtherChecker) return;
    hasOtherChecker = isThere;
    lookAgain();
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
    refreshPulled();
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

  /** What a piece of work gives; undefined where it throws. That must not end the server: a timer has nobody above it. */
  function guarded<T>(part: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      tellOfFailure(part, error);
      return undefined;
    }
  }

  function analysisOf(uri: string): Analysis | undefined {
    askedAt = performance.now();
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = analyses.get(uri);
    if (known?.textDocument === document && known.version === document.version) return known;
    const path = pathOf(uri);
    // The disk of this machine has nothing to say of a file that lies elsewhere.
    const isHere = URI.parse(uri).scheme === 'file' || !machine;
    const set = isHere ? projects.settingsFor(path) : noSettings;
    // A file that has no path yet is judged by what it says.
    const place = URI.parse(uri).scheme === 'untitled' ? '' : path;
    const fresh = guarded('reading a file', () => analyse(document, place, optionsFor(path, set), known?.checked));
    if (!fresh) return undefined;
    analyses.set(uri, fresh);
    for (const { rule, error } of fresh.checked?.failures ?? []) tellOfFailure(`the rule ${rule}`, error);
    return fresh;
  }

  /** A file of those that count together by itself: as an editor holds it, else as it lies on the disk. */
  function analyseLayer({ kind, path, document }: Layer, uri: string): Analysis {
    const wanted = fileKindOfLayer(kind);
    const open = analysisOf(uri);
    if (open?.kind === wanted) return open;
    return analyseText(document.text, path, { ...optionsFor(path, projects.settingsFor(path)), kind: wanted });
  }

  function optionsFor(path: string, set: FileSettings): AnalysisOptions {
    const { profile = settings.profile, release = settings.release, levels } = set;
    return { profile, release, levels, exists, ...kindOptions(path, set) };
  }

  function kindOptions(
    path: string,
    { kind }: FileSettings = projects.settingsFor(path),
  ): Pick<AnalysisOptions, 'named' | 'codexHome'> {
    const said = isProjectFile(path) ? 'none' : kind;
    return { named: said ?? settings.kindOf(path) ?? across.files.kindNamed(path), codexHome: options.codexHome };
  }

  function publish({ uri, version }: TextDocument): void {
    if (!pulled) void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOfUri(uri) });
  }

  /** Has a client that asks for diagnostics ask again, for a reason that it cannot know. */
  function refreshPulled(): void {
    if (pulled && client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  function diagnosticsOfUri(uri: string): Diagnostic[] {
    const analysis = analysisOf(uri);
    const found = analysis && guarded('the findings of a file', () => diagnosticsIn(analysis));
    return found?.slice(0, MAX_DIAGNOSTICS) ?? [];
  }

  function diagnosticsIn(analysis: Analysis): Diagnostic[] {
    const { syntaxErrors } = settings;
    const isLeft = syntaxErrors === 'off' || (syntaxErrors === 'auto' && hasOtherChecker);
    if (isProjectFile(analysis.textDocument.uri)) return projectDiagnostics(analysis, isLeft);
    const shown = isLeft ? { ...analysis, findings: leavingSyntaxErrors(analysis) } : analysis;
    return across.diagnostics(analysis, diagnosticsOf(shown, docs), docs);
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
    if (!pulled) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  if (pulled) {
    connection.languages.diagnostics.on(({ textDocument }) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnosticsOfUri(textDocument.uri),
    }));
  }

  connection.onRequest<VerifyAnswer | null, void>(verifyRequest, ({ uri, codex }: { uri: string; codex?: string }) => {
    const analysis = analysisOf(uri);
    if (!analysis?.kind || !options.verify) return null;
    if (analysis.kind !== 'requirements') return { problem: 'only a requirements.toml can be verified.' };
    return options.verify(pathOf(uri), analysis.textDocument.getText(), codex);
  });

  connection.onRequest(releasesRequest, ({ uri }: { uri: string }) => {
    const analysis = analysisOf(uri);
    return analysis && historyOf(analysis.kind) ? releasesText(pathOf(uri), analysis) : null;
  });

  documents.listen(connection);
}

function pathOf(uri: string): string {
  const { scheme, fsPath, path } = URI.parse(uri);
  return scheme === 'file' ? fsPath : path;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}
