/** A language server under measurement: a process of its own with one open document. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** Linux counts processor time in ticks of this many milliseconds. */
const TICK_MS = 10;
const TIMEOUT_MS = 15_000;

/** How a server is started, and the path that its document pretends to have. */
export interface Server {
  readonly command: readonly string[];
  readonly file: string;
}

/** One edit of the open document. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export class Subject {
  private readonly connection: ProtocolConnection;
  private readonly uri: string;
  private version = 1;
  private published: (params: PublishDiagnosticsParams) => void = () => {};

  private constructor(
    private readonly process: ChildProcessByStdio<Writable, Readable, null>,
    file: string,
  ) {
    this.uri = pathToFileURL(file).href;
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published(params);
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /** Starts a server and opens a document in it. */
  static async start(server: Server, text: string): Promise<Subject> {
    const subject = Subject.spawn(server);
    await subject.initialize(server.file);
    await subject.open(text);
    return subject;
  }

  /** How many findings a server has on a document that is opened; the server is ended then. */
  static async findingsOf(server: Server, text: string): Promise<number> {
    const subject = Subject.spawn(server);
    await subject.initialize(server.file);
    const findings = await subject.open(text);
    await subject.stop();
    return findings;
  }

  private static spawn({ command: [program = '', ...args], file }: Server): Subject {
    return new Subject(spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] }), file);
  }

  private async initialize(file: string): Promise<void> {
    const folder = pathToFileURL(path.dirname(file)).href;
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
      },
    });
  }

  /** Opens the document; resolves with the number of its findings. */
  private async open(text: string): Promise<number> {
    await this.connection.sendNotification('initialized', {});
    const first = this.diagnosticsOf(this.version);
    const textDocument = { uri: this.uri, languageId: 'toml', version: this.version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return first;
  }

  /** Makes an edit; resolves with the milliseconds until its diagnostics have come. */
  async change(edit: Edit): Promise<number> {
    const version = ++this.version;
    const diagnostics = this.diagnosticsOf(version);
    const begin = performance.now();
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges: [edit],
    });
    await diagnostics;
    return performance.now() - begin;
  }

  /** Asks about a place; resolves with the milliseconds until the answer has come. */
  async ask(method: 'textDocument/hover' | 'textDocument/completion', position: Position): Promise<number> {
    const begin = performance.now();
    await this.connection.sendRequest(method, { textDocument: { uri: this.uri }, position });
    return performance.now() - begin;
  }

  /** Milliseconds from the start of a server to its first answer; the server is ended then. */
  static async startUp(server: Server): Promise<number> {
    const begin = performance.now();
    const subject = Subject.spawn(server);
    await subject.initialize(server.file);
    const time = performance.now() - begin;
    await subject.stop();
    return time;
  }

  /** The most memory that the server has held, in MB. */
  peak(): number {
    return peakIn(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'));
  }

  /** Milliseconds of processor time that the server has used up to now. */
  cpu(): number {
    const stat = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.process.kill();
    this.connection.dispose();
  }

  /** Waits for what is said of a version, or of a document whose version is not said; resolves with how many it is. */
  private diagnosticsOf(version: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no diagnostics within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
      this.published = (params) => {
        if (params.uri !== this.uri || (params.version ?? version) < version) return;
        clearTimeout(late);
        this.published = () => {};
        resolve(params.diagnostics.length);
      };
    });
  }
}

/** The peak of a process by its `status` in /proc, in MB. */
export function peakIn(status: string): number {
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
