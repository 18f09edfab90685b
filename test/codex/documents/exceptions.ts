/** Where the product says something else than Codex, on purpose. */
import { type Document, documents } from './index.ts';
import type { Recorded } from './recorded.ts';
import { said } from './said.ts';

interface Exception {
  readonly ids: RegExp;
  readonly codex: 'accepts' | 'rejects';
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    ids: /^config_server\b.*: (?:fits|all in \w+)$/,
    codex: 'rejects',
    reason: 'Codex does not start without the server that the file names.',
  },
  { ids: /^model_catalog_json: /, codex: 'rejects', reason: 'The file must exist on the machine.' },
];

/** Documents of which the product says something else, each with what both say, and which exceptions explain any. */
export function compare(verdictOf: (document: Document) => Recorded | undefined) {
  const unexplained: string[] = [];
  const used = new Set<Exception>();
  for (const document of documents) {
    const [ours, codex] = [said(document), verdictOf(document)];
    if (JSON.stringify(ours) === JSON.stringify(codex)) continue;
    const exception = exceptions.find(({ ids }) => ids.test(document.id));
    const explained = exception && (ours === 'rejected') !== (codex === 'rejected');
    if (explained && (codex === 'rejected') === (exception.codex === 'rejects')) used.add(exception);
    else unexplained.push(`${document.id}: Codex ${JSON.stringify(codex)}, the product ${JSON.stringify(ours)}`);
  }
  return { unexplained, unused: exceptions.filter((exception) => !used.has(exception)).map(({ ids }) => String(ids)) };
}
