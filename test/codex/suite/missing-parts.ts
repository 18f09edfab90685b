/** What a table of settings lacks, asked of the real Codex: whether another file may have it. */
import assert from 'node:assert/strict';
import { mayBeElsewhere } from '../../../server/src/codex/config/whole.ts';
import { at, parseJson } from '../../../server/src/real-codex/json.ts';
import type { Contents } from '../../../server/src/real-codex/machine.ts';
import { withMachine } from '../release.ts';

/** Two files that are complete together, and the table that the first does not have whole. */
const cases: readonly { readonly table: readonly string[]; readonly part: string; readonly rest: string }[] = [
  {
    table: ['approval_policy', 'granular'],
    part: '[approval_policy.granular]\nrules = true\nmcp_elicitations = true\n',
    rest: '[approval_policy.granular]\nsandbox_approval = true\n',
  },
  {
    table: ['model_providers', 'own'],
    part: '[model_providers.own]\nbase_url = "https://example.com"\n',
    rest: '[model_providers.own]\nname = "Own"\n',
  },
  {
    table: ['otel', 'exporter', 'otlp-http'],
    part: '[otel.exporter.otlp-http]\nendpoint = "https://example.com"\n',
    rest: '[otel.exporter.otlp-http]\nprotocol = "json"\n',
  },
  {
    table: ['experimental_thread_store'],
    part: '[experimental_thread_store]\nid = "own"\n',
    rest: '[experimental_thread_store]\ntype = "in_memory"\n',
  },
  {
    table: ['mcp_enterprise_managed_auth', 'idp'],
    part: '[mcp_enterprise_managed_auth.idp]\nclient_id = "own"\n',
    rest: '[mcp_enterprise_managed_auth.idp]\nissuer = "https://example.com"\n',
  },
];

function starts(contents: Contents): Promise<boolean> {
  return withMachine(contents, async (machine) => {
    const { stdout, stderr } = await machine.run(['app-server', '--print-startup-config']);
    const printed = parseJson(stdout);
    if (printed === undefined) throw new Error(`Codex did not answer: ${stdout}${stderr}`.trim());
    return at(printed, 'error') === undefined;
  });
}

describe('what a table of settings lacks', () => {
  for (const { table, part, rest } of cases) {
    it(`${table.join('.')}: Codex finds it in another file only where the finding says so`, async () => {
      const managed = { 'managed_config.toml': part };
      assert.equal(await starts({ config: part }), false);
      assert.equal(await starts({ system: managed }), false);
      assert.equal(
        await starts({ config: part, system: { 'config.toml': rest } }),
        mayBeElsewhere('config', table),
        'of a config.toml',
      );
      assert.equal(
        await starts({ config: rest, system: managed }),
        mayBeElsewhere('managed-config', table),
        'of managed_config.toml',
      );
    });
  }
});
