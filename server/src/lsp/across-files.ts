/** What the server says of files together: findings of one that follow from others, looked for again when one changes. */
import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type Disposable,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Found } from '../effective/found.ts';
import type { Layer } from '../effective/layer.ts';
import {
  type Across,
  acrossFiles,
  diagnosticsAcross,
  inLaterVersion,
  nothingAcross,
} from '../features/across-files.ts';
import type { Analysis } from '../features/analysis.ts';
import type { CodeActionRequest } from '../features/code-actions.ts';
import { enforceActions } from '../features/enforce.ts';
import type { NamedFile } from '../features/names.ts';
import { notIgnored } from '../rules/ignores.ts';
import { atLevels } from '../rules/levels.ts';
import { type FilesHost, FilesTogether, pathOf } from './files-together.ts';
import type { OpenFile } from './layer-sets.ts';
import { watchers } from './watchers.ts';

/** Tells a client that has asked for the effective policy that it may have changed. */
export const effectiveChanged = 'codexPolicy/effectiveChanged';

/** What the server knows and does for this. */
export interface Host extends FilesHost {
  /** What the client can do. */
  readonly client: ClientCapabilities;
  /** Hears of every watched file that changes. */
  changedOnDisk?(path: string): void;
  publish(uri: string): void;
}

/** Waits for further keystrokes before other files are looked at again. */
const PAUSE = 100;

/** The part of the server that knows of several files. Nothing is read before a file of Codex is open or asked for. */
export class AcrossFiles {
  readonly files: FilesTogether;
  private watching: Promise<void> | undefined;
  private watcher: Disposable | undefined;
  private layers: string;
  private isReady = false;
  private isAsked = false;
  private readonly changed = new Set<string>();
  private readonly known = new Map<string, Across>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
  ) {
    this.files = new FilesTogether(host);
    this.layers = JSON.stringify(host.layers());
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) {
        this.hasChanged(pathOf(uri));
        host.changedOnDisk?.(pathOf(uri));
      }
    });
  }

  /** Starts over where the settings name other layers. */
  settingsChanged(): void {
    const layers = JSON.stringify(this.host.layers());
    this.known.clear();
    if (layers === this.layers) return;
    this.layers = layers;
    this.watcher?.dispose();
    this.watcher = undefined;
    this.watching = undefined;
    this.isReady = false;
    this.files.forget();
    this.tell();
  }

  /** Looks again at the files that depend on one that an editor holds, or has held. */
  edited(uri: string): void {
    if (this.isReady) this.hasChanged(pathOf(uri));
    if (this.host.open().includes(uri)) return;
    this.files.closed(uri);
    this.known.delete(uri);
  }

  /** The diagnostics of a file with those that follow from others. */
  diagnostics(analysis: Analysis, alone: readonly Diagnostic[], docs: string | undefined): Diagnostic[] {
    const file = this.files.fileOf(analysis);
    if (!file) return [...alone];
    if (!this.isReady) {
      void this.start();
      return [...alone];
    }
    const across = this.across(analysis, file);
    const findings = atLevels(notIgnored(analysis.document, across.findings), analysis.levels);
    const answered = analysis.findings.filter(across.isAnswered).map(({ code, span }) => ({ code, ...span }));
    const hasAnswer = ({ code, range }: Diagnostic) =>
      answered.some((one) => one.code === code && one.start === analysis.textDocument.offsetAt(range.start));
    const others = new Map<Layer, TextDocument>();
    const place = ({ layer }: { readonly layer: Layer }) => {
      const document = others.get(layer) ?? TextDocument.create(layer.path, 'toml', 0, layer.document.text);
      others.set(layer, document);
      return { uri: this.files.uriOf(layer.path), document };
    };
    return [
      ...(answered.length > 0 ? alone.filter((one) => !hasAnswer(one)) : alone),
      ...diagnosticsAcross(findings, analysis.textDocument, docs, place),
    ];
  }

  /** While somebody types, what was found last is kept where its keys are; the rest waits for a pause. */
  private across(analysis: Analysis, file: OpenFile): Across {
    const { uri } = analysis.textDocument;
    const known = this.known.get(uri);
    if (known) return { ...known, findings: inLaterVersion(known.findings, analysis.document) };
    const set = this.files.setOf(file);
    const fresh = set ? acrossFiles(set.own, set.layers, this.files.options) : nothingAcross;
    this.known.set(uri, fresh);
    return fresh;
  }

  /** The actions that put a default of a file into the requirements.toml beside it, and the findings that may be ignored. */
  changes(
    analysis: Analysis,
    { range, only, docs }: Pick<CodeActionRequest, 'range' | 'only' | 'docs'>,
  ): CodeActionRequest['across'] {
    const { workspaceEdit } = this.host.client.workspace ?? {};
    const isWanted = only === undefined || only.includes(CodeActionKind.QuickFix);
    const file = this.files.fileOf(analysis);
    if (!isWanted || !workspaceEdit?.documentChanges || !file) return undefined;
    const canCreate = workspaceEdit.resourceOperations?.includes('create') ?? false;
    const sibling = () => this.files.requirementsBeside(analysis);
    const findings = this.isReady ? notIgnored(analysis.document, this.across(analysis, file).findings) : [];
    return { actions: enforceActions(analysis, { range, docs, sibling, canCreate }), findings };
  }

  /** The other files that count together with one, as far as it takes no time to find out. */
  knownCompanions(analysis: Analysis): NamedFile[] {
    return this.isReady ? this.files.companions(analysis) : [];
  }

  /** The same for a change to all of them: what others have written meanwhile counts. */
  presentCompanions(analysis: Analysis): NamedFile[] {
    this.files.forget();
    return this.files.companions(analysis);
  }

  /** The files that count together with an open one, else those of the settings; undefined where there are none. */
  async together(uri: string | undefined): Promise<Found | undefined> {
    this.isAsked = true;
    await this.start();
    return this.files.found(uri);
  }

  /** Asks the client to tell of changes on the disk, and then looks at the others of what is open. */
  private start(): Promise<void> {
    this.watching ??= this.watch().then(() => {
      this.isReady = true;
      this.publishWhere((file) => (this.files.setOf(file)?.layers.length ?? 0) > 1);
    });
    return this.watching;
  }

  private async watch(): Promise<void> {
    const { dynamicRegistration, relativePatternSupport } = this.host.client.workspace?.didChangeWatchedFiles ?? {};
    if (!this.host.machine || !dynamicRegistration) return;
    const paths = this.files.named().map(({ path }) => path);
    const watcher = await this.connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchers(paths, relativePatternSupport ?? false),
    });
    this.watcher?.dispose();
    this.watcher = watcher;
  }

  private hasChanged(path: string): void {
    this.files.forget(path);
    this.changed.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lookAgain(), PAUSE);
  }

  private lookAgain(): void {
    const changed = [...this.changed];
    this.changed.clear();
    this.publishWhere((file) => [file.path, ...this.files.placesFor(file)].some((path) => changed.includes(path)));
    this.tell();
  }

  /** What is shown already is not sent again: it would close the menus that are open on it. */
  private publishWhere(isDue: (file: OpenFile) => boolean): void {
    for (const uri of this.host.open()) {
      const analysis = this.host.analysis(uri);
      const file = analysis && this.files.fileOf(analysis);
      if (!file || !isDue(file)) continue;
      const shown = this.known.has(uri)
        ? summary(this.across(analysis, file), analysis)
        : summary(nothingAcross, analysis);
      this.known.delete(uri);
      if (summary(this.across(analysis, file), analysis) !== shown) this.host.publish(uri);
    }
  }

  private tell(): void {
    if (this.isAsked) void this.connection.sendNotification(effectiveChanged);
  }
}

/** All that a file shows of the others, to be compared. */
function summary({ findings, isAnswered }: Across, { findings: alone }: Analysis): string {
  const across = findings.map(({ code, message, span, elsewhere }) => [
    code,
    message,
    span,
    elsewhere.map((place) => [place.layer.path, place.message, place.span]),
  ]);
  return JSON.stringify([across, alone.filter(isAnswered).map(({ span }) => span)]);
}
