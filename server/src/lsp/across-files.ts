/** What the server says of files together: which they are, and findings of one that follow from others. */
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type Disposable,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { type FileKind, isNeverRead } from '../codex/file-kind.ts';
import type { EffectiveOptions } from '../effective/effective.ts';
import type { Found, Place } from '../effective/found.ts';
import type { Layer } from '../effective/layer.ts';
import { fileKindOfLayer } from '../effective/layer-at.ts';
import {
  type Across,
  acrossFiles,
  diagnosticsAcross,
  inLaterVersion,
  nothingAcross,
} from '../features/across-files.ts';
import type { Analysis } from '../features/analysis.ts';
import type { CodeActionRequest } from '../features/code-actions.ts';
import { enforceActions, type Sibling } from '../features/enforce.ts';
import { ignoreActions } from '../features/ignore-actions.ts';
import type { NamedFile } from '../features/names.ts';
import { notIgnored } from '../rules/ignores.ts';
import { atLevels } from '../rules/levels.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { folderOf } from './companions.ts';
import { LayerSets, type OpenFile, type Workspace } from './layer-sets.ts';
import type { Machine } from './machine.ts';
import { type Companion, companionsOf } from './name-companions.ts';
import { joined, resolvePath } from './named-layers.ts';
import { watchers } from './watchers.ts';

/** Tells a client that has asked for the effective policy that it may have changed. */
export const effectiveChanged = 'codexPolicy/effectiveChanged';

/** What the server knows and does for this. */
export interface Host {
  readonly machine: Machine | undefined;
  /** What the client can do. */
  readonly client: ClientCapabilities;
  /** The addresses of the folders that the client has open. */
  readonly folders: readonly string[];
  /** The layers of the settings, as they are written there. */
  layers(): readonly Place[];
  /** The kind of a file. */
  kindOf(path: string, document: TomlDocument): FileKind | undefined;
  /** The files that editors hold, by their address. */
  open(): readonly string[];
  analysis(uri: string): Analysis | undefined;
  /** Hears of every watched file that changes. */
  changedOnDisk?(path: string): void;
  publish(uri: string): void;
}

/** Waits for further keystrokes before other files are looked at again. */
const PAUSE = 100;

/** The part of the server that knows of several files. Nothing is read before a file of Codex is open or asked for. */
export class AcrossFiles {
  private readonly sets: LayerSets;
  private readonly client: ClientCapabilities;
  private readonly folders: readonly string[];
  private readonly schemes: ReadonlySet<string>;
  private watching: Promise<void> | undefined;
  private watcher: Disposable | undefined;
  private layers: string;
  private isReady = false;
  private isAsked = false;
  private readonly changed = new Set<string>();
  private readonly paths = new Map<string, string>();
  private readonly known = new Map<string, Across>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
  ) {
    this.client = host.client;
    this.folders = host.folders.map((uri) => pathOf(uri));
    this.schemes = new Set(['file', ...(host.machine ? [] : host.folders.map((uri) => URI.parse(uri).scheme))]);
    this.layers = JSON.stringify(host.layers());
    const workspace: Workspace = {
      named: () => this.named(),
      folders: () => this.folders,
      kindOf: (path, document) => host.kindOf(path, document),
      open: (path) => this.openFile(path),
    };
    this.sets = new LayerSets(workspace, host.machine);
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
    this.sets.forgetAll();
    this.tell();
  }

  /** Looks again at the files that depend on one that an editor holds, or has held. */
  edited(uri: string): void {
    if (this.isReady) this.hasChanged(pathOf(uri));
    if (this.host.open().includes(uri)) return;
    this.paths.delete(uri);
    this.known.delete(uri);
  }

  /** The diagnostics of a file with those that follow from others. */
  diagnostics(analysis: Analysis, alone: readonly Diagnostic[], docs: string | undefined): Diagnostic[] {
    const file = this.fileOf(analysis);
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
      return { uri: this.uriOf(layer.path), document };
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
    const set = this.sets.of(file);
    const fresh = set ? acrossFiles(set.own, set.layers, this.options) : nothingAcross;
    this.known.set(uri, fresh);
    return fresh;
  }

  /** The actions that put a default of a file into the requirements.toml beside it. */
  actions(analysis: Analysis, { range, only, docs }: Pick<CodeActionRequest, 'range' | 'only' | 'docs'>): CodeAction[] {
    const { workspaceEdit } = this.client.workspace ?? {};
    const isWanted = only === undefined || only.includes(CodeActionKind.QuickFix);
    const file = this.fileOf(analysis);
    if (!isWanted || !workspaceEdit?.documentChanges || !file) return [];
    const canCreate = workspaceEdit.resourceOperations?.includes('create') ?? false;
    const sibling = () => this.requirementsBeside(analysis);
    const found = this.isReady ? notIgnored(analysis.document, this.across(analysis, file).findings) : [];
    return [
      ...enforceActions(analysis, { range, docs, sibling, canCreate }),
      ...ignoreActions(analysis, found, { range, docs }),
    ];
  }

  /** The other files that count together with one, and the files of roles that they name. */
  companions(analysis: Analysis): NamedFile[] {
    const file = this.fileOf(analysis);
    return file ? companionsOf(file, this.sets).map((other) => this.namedFile(other)) : [];
  }

  /** The same as far as it takes no time to find out. */
  knownCompanions(analysis: Analysis): NamedFile[] {
    return this.isReady ? this.companions(analysis) : [];
  }

  /** The same for a change to all of them: what others have written meanwhile counts. */
  presentCompanions(analysis: Analysis): NamedFile[] {
    this.sets.forgetAll();
    return this.companions(analysis);
  }

  private namedFile({ path, document, kind }: Companion): NamedFile {
    const uri = this.uriOf(path);
    const open = this.host.analysis(uri);
    if (open) return { textDocument: open.textDocument, document: open.document, kind, isOpen: true };
    // Editors do not count the mark as a character.
    const bare = document.text.startsWith('\ufeff') ? parseDocument(document.text.slice(1)) : document;
    return { textDocument: TextDocument.create(uri, 'toml', 0, bare.text), document: bare, kind, isOpen: false };
  }

  private requirementsBeside({ textDocument }: Analysis): Sibling | undefined {
    const path = joined(folderOf(pathOf(textDocument.uri)), 'requirements.toml');
    if (isNeverRead(path)) return undefined;
    const uri = this.uriOf(path);
    const version = this.host.analysis(uri)?.version ?? null;
    const read = this.sets.read(path);
    if (read.state === 'read') return { uri, text: read.document.text, version };
    // Without a disk nobody knows whether there is one.
    return read.state === 'not there' && this.host.machine ? { uri, text: undefined, version } : undefined;
  }

  /** The files that count together with an open one, else those of the settings; undefined where there are none. */
  async together(uri: string | undefined): Promise<Found | undefined> {
    this.isAsked = true;
    await this.start();
    const analysis = uri === undefined ? undefined : this.host.analysis(uri);
    const file = analysis && this.fileOf(analysis);
    const found = (file && this.sets.of(file)) ?? this.sets.named();
    return found.places.length > 0 ? found : undefined;
  }

  /** Asks the client to tell of changes on the disk, and then looks at the others of what is open. */
  private start(): Promise<void> {
    this.watching ??= this.watch().then(() => {
      this.isReady = true;
      this.publishWhere((file) => (this.sets.of(file)?.layers.length ?? 0) > 1);
    });
    return this.watching;
  }

  private async watch(): Promise<void> {
    const { dynamicRegistration, relativePatternSupport } = this.client.workspace?.didChangeWatchedFiles ?? {};
    if (!this.host.machine || !dynamicRegistration) return;
    const paths = this.named().map(({ path }) => path);
    const watcher = await this.connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchers(paths, relativePatternSupport ?? false),
    });
    this.watcher?.dispose();
    this.watcher = watcher;
  }

  private hasChanged(path: string): void {
    this.sets.forget(path);
    this.changed.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lookAgain(), PAUSE);
  }

  private lookAgain(): void {
    const changed = [...this.changed];
    this.changed.clear();
    this.publishWhere((file) => [file.path, ...this.sets.placesFor(file)].some((path) => changed.includes(path)));
    this.tell();
  }

  /** What is shown already is not sent again: it would close the menus that are open on it. */
  private publishWhere(isDue: (file: OpenFile) => boolean): void {
    for (const uri of this.host.open()) {
      const analysis = this.host.analysis(uri);
      const file = analysis && this.fileOf(analysis);
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

  /** What decides on this machine how files count. */
  get options(): EffectiveOptions {
    const { hostname, windows = false } = this.host.machine ?? {};
    return { hostname, windows };
  }

  /** The kind of file that the settings name a path as. */
  kindNamed(path: string): FileKind | undefined {
    const place = this.named().find((one) => one.path === path);
    return place && fileKindOfLayer(place.kind);
  }

  private named(): Place[] {
    return this.host.layers().flatMap(({ kind, path }) => {
      const whole = resolvePath(path, this.folders[0], this.host.machine?.home);
      return whole === undefined ? [] : [{ kind, path: whole }];
    });
  }

  /** An open file that Codex reads or that the settings name; other versions of files, and those without a place, have no companions. */
  private fileOf({ textDocument: { uri }, document, kind }: Analysis): OpenFile | undefined {
    const path = this.pathOf(uri);
    if (path === undefined) return undefined;
    const counts = kind !== undefined || this.named().some((place) => place.path === path);
    return counts ? { path, document, kind } : undefined;
  }

  private openFile(path: string): OpenFile | undefined {
    const uri = this.openUri(path);
    const analysis = uri === undefined ? undefined : this.host.analysis(uri);
    return analysis && { path, document: analysis.document, kind: analysis.kind };
  }

  private openUri(path: string): string | undefined {
    return this.host.open().find((uri) => this.pathOf(uri) === path);
  }

  /**
   * The path of a file on a disk, or of a folder that only a browser has; undefined for what has none. Asked of each open
   * file at every keystroke.
   */
  private pathOf(uri: string): string | undefined {
    const known = this.paths.get(uri);
    if (known !== undefined) return known;
    if (!this.schemes.has(URI.parse(uri).scheme)) return undefined;
    const path = pathOf(uri);
    this.paths.set(uri, path);
    return path;
  }

  /** The address of a file, that of an editor which holds it where one does. */
  uriOf(path: string): string {
    return this.openUri(path) ?? URI.file(path).toString();
  }
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
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
