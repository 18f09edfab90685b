import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import type { Format } from '../features/format.ts';
import { serverCapabilities } from './capabilities.ts';
import type { Machine } from './machine.ts';
import type { InstalledAnswer } from './release-choices.ts';
import type { VerifyAnswer } from './verify-answer.ts';

export interface ServerOptions {
  /** The address of the rules' pages for clients that do not say it. */
  readonly docs?: string | undefined;
  /** The folder that stands in for `~/.codex`, where the environment names one. */
  readonly codexHome?: string | undefined;
  /** Runs a step of getting ready for the next keystroke, after what has come meanwhile; left out, nothing is got ready. */
  readonly warmUp?: (step: () => void) => void;
  /** The machine that the server runs on; a server in a browser has none. */
  readonly machine?: Machine;
  /** Lays out a text, where there is a formatter. */
  readonly format?: Format;
  /** Asks a real Codex, where the server runs on a machine that may have one. */
  readonly verify?: (path: string, text: string, codex: string | undefined) => Promise<VerifyAnswer>;
  /** Asks such a Codex which release it is. */
  readonly installed?: (codex: string | undefined) => Promise<InstalledAnswer>;
}

/** The part of the server that answers everything but the first question. */
interface Session {
  startSession(connection: Connection, params: InitializeParams, options: ServerOptions): void;
}

/**
 * Starts a server on a connection. The client's first question is answered before the rest of the server is loaded.
 * `load` loads it, and must have done so before the next message is read.
 */
export function startServer(connection: Connection, load: () => Promise<Session>, options: ServerOptions = {}): void {
  connection.onInitialize((params): InitializeResult => {
    void load().then(({ startSession }) => startSession(connection, params, options));
    return {
      serverInfo: { name: 'codex-policy' },
      capabilities: serverCapabilities(params.capabilities, options.format !== undefined),
    };
  });
  connection.listen();
}
