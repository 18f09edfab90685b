import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  type Range,
  type TextEdit,
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
export function wireFormatting(
  connection: Connection,
  analysisOf: (uri: string) => Analysis | undefined,
  formatter: Format,
  machine: Machine | undefined,
): void {
  let hasFailed = false;
  const format: Format = async (text, style) => {
    const laid = await formatter(text, style);
    // Said once, until it works again.
    if (laid === undefined && !hasFailed) {
      connection.console.error('The formatter failed or took too long, and was ended. Nothing was changed.');
    }
    hasFailed = laid === undefined;
    return laid;
  };
  const told = new Set<string>();
  const edits = (uri: string, options: FormattingOptions, range?: Range): Promise<TextEdit[]> | undefined => {
    const analysis = analysisOf(uri);
    if (!analysis) return undefined;
    const { scheme, fsPath } = URI.parse(uri);
    const isLaidOut = analysis.kind !== undefined && scheme === 'file';
    const around = isLaidOut && machine ? layoutAround(fsPath, analysis.document, machine) : undefined;
    if (!around || !('leftAlone' in around)) return formatEdits(analysis, { ...options, around }, format, range);
    const notice = `${fsPath} is not laid out: ${around.leftAlone}.`;
    if (!told.has(notice)) connection.console.warn(notice);
    told.add(notice);
    return undefined;
  };
  connection.onDocumentFormatting(({ textDocument: { uri }, options }) => edits(uri, options));
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, options, range }) => edits(uri, options, range));
}

/** Tells a client that takes it for which files there is a formatter, as long as it wants one. */
export class FormattingOffer {
  private registered: Promise<readonly Disposable[]> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly client: ClientCapabilities['textDocument'],
  ) {
    connection.onNotification(formattingNotification, ({ isWanted }: { isWanted: boolean }) => this.make(isWanted));
  }

  /** Makes the offer, or takes it back where the user has another formatter. */
  async make(isWanted: boolean): Promise<void> {
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
