import {
  type ClientCapabilities,
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { type Format, formatEdits } from '../features/format.ts';

/** Where Codex looks for its files: another formatter of TOML need not be asked about for the rest. */
const documentSelector = ['**/requirements.toml', '**/managed_config.toml', '**/{.codex,codex,Codex}/**/*.toml'].map(
  (pattern) => ({ language: 'toml', pattern }),
);

/** Wires formatting to a connection. */
export class Formatting {
  private client: ClientCapabilities['textDocument'];
  private hasFailed = false;

  constructor(
    private readonly connection: Connection,
    analysisOf: (uri: string) => Analysis | undefined,
    private readonly formatter: Format | undefined,
  ) {
    if (!formatter) return;
    const format: Format = async (text, style) => {
      const laid = await formatter(text, style);
      this.tell(laid === undefined);
      return laid;
    };
    connection.onDocumentFormatting(({ textDocument, options }) => {
      const analysis = analysisOf(textDocument.uri);
      return analysis && formatEdits(analysis, options, format);
    });
    connection.onDocumentRangeFormatting(({ textDocument, options, range }) => {
      const analysis = analysisOf(textDocument.uri);
      return analysis && formatEdits(analysis, options, format, range);
    });
  }

  /** Says in the log that the formatter has failed: once, until it works again. */
  private tell(failed: boolean): void {
    if (failed && !this.hasFailed) {
      this.connection.console.error('The formatter failed or took too long, and was ended. Nothing was changed.');
    }
    this.hasFailed = failed;
  }

  /** What the server can do for a client that it cannot tell later. */
  capabilities(client: ClientCapabilities): ServerCapabilities {
    this.client = client.textDocument;
    return {
      ...(this.formatter && !this.client?.formatting?.dynamicRegistration && { documentFormattingProvider: true }),
      ...(this.formatter &&
        !this.client?.rangeFormatting?.dynamicRegistration && { documentRangeFormattingProvider: true }),
    };
  }

  /** Tells a client for which files there is a formatter. */
  async register(): Promise<void> {
    if (!this.formatter) return;
    const { client } = this.connection;
    const { formatting, rangeFormatting } = this.client ?? {};
    await Promise.all([
      formatting?.dynamicRegistration && client.register(DocumentFormattingRequest.type, { documentSelector }),
      rangeFormatting?.dynamicRegistration &&
        client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
    ]);
  }
}
