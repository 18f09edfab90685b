import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Analysis } from '../features/analysis.ts';
import { type Format, formatEdits } from '../features/format.ts';
import { layoutAround } from './layout-files.ts';
import type { Machine } from './machine.ts';

/** Where Codex looks for its files: another formatter of TOML need not be asked about for the rest. */
const documentSelector = ['**/requirements.toml', '**/managed_config.toml', '**/{.codex,codex,Codex}/**/*.toml'].map(
  (pattern) => ({ language: 'toml', pattern }),
);

/** Told by the client: whether it wants this formatter, or its user has another one. */
export const formattingNotification = 'codexPolicy/formatting';

/** Wires formatting to a connection. */
export class Formatting {
  private client: ClientCapabilities['textDocument'];
  private registered: Promise<readonly Disposable[]> | undefined;

  constructor(
    private readonly connection: Connection,
    analysisOf: (uri: string) => Analysis | undefined,
    private readonly format: Format | undefined,
    machine: Machine | undefined,
  ) {
    if (!format) return;
    const around = (uri: string) => {
      const { scheme, fsPath } = URI.parse(uri);
      return machine && scheme === 'file' ? layoutAround(fsPath, machine) : undefined;
    };
    connection.onNotification(formattingNotification, ({ isWanted }: { isWanted: boolean }) => this.offer(isWanted));
    connection.onDocumentFormatting(({ textDocument, options }) => {
      const analysis = analysisOf(textDocument.uri);
      return analysis && formatEdits(analysis, { ...options, around: around(textDocument.uri) }, format);
    });
    connection.onDocumentRangeFormatting(({ textDocument, options, range }) => {
      const analysis = analysisOf(textDocument.uri);
      return analysis && formatEdits(analysis, { ...options, around: around(textDocument.uri) }, format, range);
    });
  }

  /** What the server can do for a client that it cannot tell later. */
  capabilities(client: ClientCapabilities): ServerCapabilities {
    this.client = client.textDocument;
    return {
      ...(this.format && !this.client?.formatting?.dynamicRegistration && { documentFormattingProvider: true }),
      ...(this.format &&
        !this.client?.rangeFormatting?.dynamicRegistration && { documentRangeFormattingProvider: true }),
    };
  }

  /** Tells a client for which files there is a formatter, or that there is none as it has another one. */
  async offer(isWanted: boolean): Promise<void> {
    if (!this.format) return;
    if (isWanted) {
      this.registered ??= this.register();
      await this.registered;
    } else {
      const registered = await this.registered;
      this.registered = undefined;
      for (const registration of registered ?? []) registration.dispose();
    }
  }

  private register(): Promise<readonly Disposable[]> {
    const { client } = this.connection;
    const { formatting, rangeFormatting } = this.client ?? {};
    return Promise.all([
      ...(formatting?.dynamicRegistration
        ? [client.register(DocumentFormattingRequest.type, { documentSelector })]
        : []),
      ...(rangeFormatting?.dynamicRegistration
        ? [client.register(DocumentRangeFormattingRequest.type, { documentSelector })]
        : []),
    ]);
  }
}
