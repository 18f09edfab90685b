/** The files that count together with an open one: where they are, who holds them, and what they say. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { type FileKind, isNeverRead } from '../codex/file-kind.ts';
import type { EffectiveOptions } from '../effective/effective.ts';
import type { Found, Place } from '../effective/found.ts';
import { fileKindOfLayer } from '../effective/layer-at.ts';
import type { Analysis } from '../features/analysis.ts';
import type { Sibling } from '../features/enforce.ts';
import type { NamedFile } from '../features/names.ts';
import { parseDocument, type TomlDocument } from '../toml/document.ts';
import { folderOf } from './companions.ts';
import { type LayerSet, LayerSets, type OpenFile, type Workspace } from './layer-sets.ts';
import type { Machine } from './machine.ts';
import { type Companion, companionsOf } from './name-companions.ts';
import { joined, resolvePath } from './named-layers.ts';

/** What the server knows of files. */
export interface FilesHost {
  readonly machine: Machine | undefined;
  /** The addresses of the folders that the client has open. */
  readonly folders: readonly string[];
  /** The layers of the settings, as they are written there. */
  layers(): readonly Place[];
  /** The kind of a file. */
  kindOf(path: string, document: TomlDocument): FileKind | undefined;
  /** The files that editors hold, by their address. */
  open(): readonly string[];
  analysis(uri: string): Analysis | undefined;
}

/** Knows files by their path and by their address. Each is read once until it is forgotten. */
export class FilesTogether {
  private readonly sets: LayerSets;
  private readonly folders: readonly string[];
  private readonly schemes: ReadonlySet<string>;
  private readonly paths = new Map<string, string>();

  constructor(private readonly host: FilesHost) {
    this.folders = host.folders.map((uri) => pathOf(uri));
    this.schemes = new Set(['file', ...(host.machine ? [] : host.folders.map((uri) => URI.parse(uri).scheme))]);
    const workspace: Workspace = {
      named: () => this.named(),
      folders: () => this.folders,
      kindOf: (path, document) => host.kindOf(path, document),
      open: (path) => this.openFile(path),
    };
    this.sets = new LayerSets(workspace, host.machine);
  }

  /** Forgets what a file on the disk says; all of them without a path. */
  forget(path?: string): void {
    if (path === undefined) this.sets.forgetAll();
    else this.sets.forget(path);
  }

  /** Forgets an address that no editor holds any more. */
  closed(uri: string): void {
    this.paths.delete(uri);
  }

  /** What decides on this machine how files count. */
  get options(): EffectiveOptions {
    const { hostname, windows = false } = this.host.machine ?? {};
    return { hostname, windows };
  }

  /** The layers that count together with a file; undefined where Codex does not read it. */
  setOf(file: OpenFile): LayerSet | undefined {
    return this.sets.of(file);
  }

  /** Where the layers of a file are looked for. */
  placesFor(file: OpenFile): readonly string[] {
    return this.sets.placesFor(file);
  }

  /** The files that count together with an open one, else those of the settings; undefined where there are none. */
  found(uri: string | undefined): Found | undefined {
    const analysis = uri === undefined ? undefined : this.host.analysis(uri);
    const file = analysis && this.fileOf(analysis);
    const found = (file && this.sets.of(file)) ?? this.sets.named();
    return found.places.length > 0 ? found : undefined;
  }

  /** The other files that count together with one, and the files of roles that they name. */
  companions(analysis: Analysis): NamedFile[] {
    const file = this.fileOf(analysis);
    return file ? companionsOf(file, this.sets).map((other) => this.namedFile(other)) : [];
  }

  /** The requirements.toml in the folder of a file; undefined where nobody knows whether there is one. */
  requirementsBeside({ textDocument }: Analysis): Sibling | undefined {
    const path = joined(folderOf(pathOf(textDocument.uri)), 'requirements.toml');
    if (isNeverRead(path)) return undefined;
    const uri = this.uriOf(path);
    const version = this.host.analysis(uri)?.version ?? null;
    const read = this.sets.read(path);
    if (read.state === 'read') return { uri, text: read.document.text, version };
    // Without a disk nobody knows whether there is one.
    return read.state === 'not there' && this.host.machine ? { uri, text: undefined, version } : undefined;
  }

  /** The kind of file that the settings name a path as. */
  kindNamed(path: string): FileKind | undefined {
    const place = this.named().find((one) => one.path === path);
    return place && fileKindOfLayer(place.kind);
  }

  /** The layers of the settings, with whole paths. */
  named(): Place[] {
    return this.host.layers().flatMap(({ kind, path }) => {
      const whole = resolvePath(path, this.folders[0], this.host.machine?.home);
      return whole === undefined ? [] : [{ kind, path: whole }];
    });
  }

  /** An open file that Codex reads or that the settings name; other versions of files, and those without a place, have no companions. */
  fileOf({ textDocument: { uri }, document, kind }: Analysis): OpenFile | undefined {
    const path = this.knownPath(uri);
    if (path === undefined) return undefined;
    const counts = kind !== undefined || this.named().some((place) => place.path === path);
    return counts ? { path, document, kind } : undefined;
  }

  /** The address of a file, that of an editor which holds it where one does. */
  uriOf(path: string): string {
    return this.openUri(path) ?? URI.file(path).toString();
  }

  private namedFile({ path, document, kind }: Companion): NamedFile {
    const uri = this.uriOf(path);
    const open = this.host.analysis(uri);
    if (open) return { textDocument: open.textDocument, document: open.document, kind, isOpen: true };
    // Editors do not count the mark as a character.
    const bare = document.text.startsWith('\ufeff') ? parseDocument(document.text.slice(1)) : document;
    return { textDocument: TextDocument.create(uri, 'toml', 0, bare.text), document: bare, kind, isOpen: false };
  }

  private openFile(path: string): OpenFile | undefined {
    const uri = this.openUri(path);
    const analysis = uri === undefined ? undefined : this.host.analysis(uri);
    return analysis && { path, document: analysis.document, kind: analysis.kind };
  }

  private openUri(path: string): string | undefined {
    return this.host.open().find((uri) => this.knownPath(uri) === path);
  }

  /**
   * The path of a file on a disk, or of a folder that only a browser has; undefined for what has none. Asked of each open
   * file at every keystroke.
   */
  private knownPath(uri: string): string | undefined {
    const known = this.paths.get(uri);
    if (known !== undefined) return known;
    if (!this.schemes.has(URI.parse(uri).scheme)) return undefined;
    const path = pathOf(uri);
    this.paths.set(uri, path);
    return path;
  }
}

/** The path that an address names. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
