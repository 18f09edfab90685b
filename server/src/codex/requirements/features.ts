import type { TableSchema } from '../schema.ts';
import { choice, either, flag, strictTable, table } from './build.ts';

/** A feature that takes a table wherever it stands. */
export const agentInstances = strictTable('The switch as a table.', {
  enabled: flag('The switch.'),
  mode: choice(['dual_header', 'assertion_only'], 'A word that no public page explains.', { plainOnly: true }),
});

const onByDefault = 'Users decide; on by default.';

function featurePins(note: string): TableSchema {
  return table(
    'Pins features on or off. Config, profiles and flags cannot change a pinned feature.',
    {
      skill_mcp_dependency_install: flag('Whether skills may install MCP servers they lack.', {
        absence: onByDefault,
      }),
      memories: flag('Whether Codex keeps memories from one session to the next.', {
        absence: 'Users decide; off by default.',
        note: 'True switches memories on for everyone. Leave the key out to merely permit them.',
      }),
      computer_use: flag('Whether the agent may operate native applications.', {
        absence: onByDefault,
        note: 'allow_browser_and_computer_use = false blocks this and browser use with one key.',
      }),
      browser_use: flag('Whether the agent may drive a browser.', {
        absence: onByDefault,
        note: 'False does not cover browser_use_external and browser_use_full_cdp_access.',
      }),
      browser_use_external: flag('Whether the agent may drive the browser of the user.', { absence: onByDefault }),
      browser_use_full_cdp_access: flag('Whether the agent may use the whole DevTools protocol of the browser.', {
        absence: onByDefault,
      }),
      in_app_browser: flag('Whether the app has its built-in browser pane.', {
        absence: onByDefault,
        note: 'A feature of its own, not covered by browser_use.',
      }),
      apps: flag('Whether apps (connectors) are available.', {
        absence: onByDefault,
        note: 'Single apps and tools are set under [apps.<id>].',
      }),
      hooks: flag('Whether hooks run.', {
        absence: 'Users decide, so they can switch managed hooks off; on by default.',
      }),
      multi_agent: flag('Whether the agent may start sub-agents, in the first version of that feature.', {
        absence: onByDefault,
        deprecated: 'It controls the first version as a fallback; multi_agent_v2 is the feature that follows it.',
      }),
      rollout_budget: flag('Whether sessions have a token budget.', {
        note: 'True is rejected unless config sets features.rollout_budget.limit_tokens.',
      }),
      runtime_agent_instances: either(
        [flag('The pin as a plain value.'), agentInstances],
        'A feature under development that no public page explains. The only one that also takes a table here.',
      ),
    },
    {
      others: flag('Pins the feature of this name on (true) or off (false).', {
        absence: 'Users decide.',
        note: 'Names are case-sensitive. Codex ignores one it does not know, with a warning; tables are rejected.',
      }),
      othersName: 'name',
      note,
    },
  );
}

export const featureTables = {
  features: featurePins('Writes by users that conflict with a pin are refused.'),
  feature_requirements: featurePins('Another name of [features]; a file with both is rejected.'),
};
