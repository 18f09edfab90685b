import { withoutPassword } from '../codex/address.ts';
import { plainHttpReach } from '../risk/addresses.ts';
import { find, type Item, type TomlDocument } from '../toml/document.ts';
import type { Span, StringValue } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Fix, Rule } from './rule.ts';

/** An allowed MCP server that is reached without encryption. */
export const serverOverHttp: Rule<StringValue> = {
  id: 'server-over-http',
  summary: 'An allowed MCP server is reached over plain http.',
  severity: 'warning',
  verdict: 'accepts',
  keys: ['mcp_servers'],

  *check({ document }) {
    for (const { path, value } of serverUrls(document)) {
      if (value?.kind !== 'string' || !/^http:\/\//i.test(value.value)) continue;
      if (plainHttpReach(value.value) === 'machine') continue;
      // A query may hold a token.
      const address = withoutPassword(value.value).replace(/\?.*/s, '?…');
      yield {
        message: `\`${address}\` is not encrypted: whoever is on the way reads what the agent sends this server, and writes what it hears back.`,
        keyPath: path,
        span: value,
        control: 'mcp_servers',
        data: value,
      };
    }
  },

  // The users’ own entries must name the same address as well.
  fixes({ document }, { data }) {
    return [...useHttps(document, data)];
  },
};

/** The way out of an address over plain http. The other side must speak https, so that it is not for "fix all". */
export function* useHttps({ text }: TomlDocument, { start: from, end }: Span): Generator<Fix> {
  // An address written with escapes has no scheme to replace.
  const offset = text.slice(from, end).search(/http:/i);
  if (offset < 0) return;
  const start = from + offset;
  yield {
    title: 'Use https',
    safe: false,
    apply: () => applyEdits(text, [{ start, end: start + 4, newText: 'https' }]),
  };
}

function serverUrls({ root }: TomlDocument): Item[] {
  return [...(find(root, ['mcp_servers'])?.children.values() ?? [])].flatMap((server) => {
    const url = find(server, ['identity', 'url']);
    return url ? [url, ...url.children.values()] : [];
  });
}
