import { nameSorts } from '../codex/names/sorts.ts';
import { codexVersion } from '../codex/version.ts';
import { configKinds, type Rule } from './rule.ts';
import { startedServers } from './unpinned-server.ts';

/** An MCP server under a name that Codex starts none with. A new name is for a person: other files may use it. */
export const serverNeverStarts: Rule<undefined> = {
  id: 'server-never-starts',
  kinds: configKinds,
  summary: 'An MCP server whose name keeps Codex from starting it.',
  severity: 'warning',
  verdict: 'ineffective',

  *check({ document: { root } }) {
    const { form } = nameSorts['mcp-server'];
    if (!form) return;
    for (const server of startedServers(root)) {
      const [span] = server.names;
      if (!span || form.pattern.test(String(server.step))) continue;
      yield {
        message: `Codex ${codexVersion} never starts this server: it ${form.words}.`,
        keyPath: server.path,
        span,
        data: undefined,
      };
    }
  },
};
