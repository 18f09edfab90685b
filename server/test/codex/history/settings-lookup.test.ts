import assert from 'node:assert/strict';
import { configSchema } from '../../../src/codex/config/index.ts';
import { featureHistories } from '../../../src/codex/history/features.ts';
import { placesOf } from '../../../src/codex/history/places.ts';
import { askedReleases } from '../../../src/codex/history/releases.ts';
import { general } from '../../../src/codex/history/schema.ts';
import { settingsSince, settingWords, strictSettings } from '../../../src/codex/history/settings.ts';
import {
  formerChoices,
  formerForms,
  formerlyFixed,
  formerSettingNeeds,
  formerSettings,
  settingsRefusedSince,
} from '../../../src/codex/history/settings-former.ts';
import {
  settingDifferences,
  settingFates,
  settingSince,
  settingWordSince,
} from '../../../src/codex/history/settings-lookup.ts';
import { schemaAt, walk } from '../../../src/codex/lookup.ts';
import { type KeyPath, parseDocument } from '../../../src/toml/document.ts';

const places = new Set([...walk(configSchema)].map(({ path }) => general(path.join('.').replaceAll('.[]', '[]'))));

const stepsOf = (place: string): KeyPath =>
  place
    .replaceAll('<Event>', 'Stop')
    .replaceAll('[]', '.[]')
    .split('.')
    .map((step) => (step === '[]' ? 0 : step));

describe('the history of settings', () => {
  const known: readonly (readonly [path: KeyPath, since: number | undefined, lastAbsent?: number])[] = [
    [['sandbox_mode'], undefined],
    [['mcp_servers', 'docs', 'command'], undefined],
    [['approvals_reviewer'], 116, 113],
    [['permissions', 'own', 'network', 'domains', 'example.com'], 118, 116],
    [['hooks', 'Stop', 0, 'hooks', 0, 'command'], 125, 123],
    [['hooks', 'SessionEnd', 0, 'hooks', 0, 'commandWindows'], 146, 144],
    [['model_providers', 'amazon-bedrock', 'location'], 166, 165],
    [['mcp_servers', 'docs', 'oauth', 'callback_url'], 152, 150],
    [['otel', 'log_sse_deltas'], 169, 166],
    [['features', 'hooks'], 130, 128],
    [['features', 'multi_agent_v2', 'tool_namespace'], 133, 130],
    [['features', 'code_mode', 'enabled'], 138, 136],
    [['tools', 'web_search', 'location', 'city'], 113, 110],
    [['tui', 'keymap', 'chat', 'open_presets'], 165, 162],
    [['profiles', 'own', 'approvals_reviewer'], 116, 113],
    [['profiles', 'own', 'tui', 'session_picker_view'], 130, 128],
    [['profiles', 'own', 'otel'], undefined],
    [['model_providers', 'amazon-bedrock', 'aws', 'region'], 125, 123],
    [['colour'], undefined],
  ];
  for (const [path, since, lastAbsent] of known) {
    it(`says since when ${path.join('.')} is known`, () => {
      const found = settingSince(path);
      assert.deepEqual([found?.since, found?.lastAbsent], [since, lastAbsent]);
    });
  }

  it('says until when a setting was one', () => {
    assert.deepEqual(settingSince(['tools', 'view_image']), { since: 66, lastAbsent: undefined, last: 130 });
    assert.deepEqual(settingSince(['mcp_servers', 'a', 'experimental_environment']), {
      since: 123,
      lastAbsent: 121,
      last: 133,
    });
  });

  it('says until when a feature was one', () => {
    assert.deepEqual(settingSince(['features', 'collab']), { since: 90, lastAbsent: 80, last: 98 });
  });

  it('names settings that the newest release has, and releases that were asked', () => {
    for (const [place, since] of settingsSince) {
      assert.ok(places.has(place), place);
      assert.ok(askedReleases.includes(since), place);
    }
    for (const [place, [since, last]] of formerSettings) {
      assert.ok(!placesOf(configSchema, stepsOf(place), ''), place);
      assert.ok(askedReleases.includes(since) && askedReleases.includes(last) && since <= last && last < 169, place);
    }
    for (const place of [...settingsRefusedSince.keys(), ...formerlyFixed.map((one) => one.place)])
      assert.ok(places.has(general(place)), place);
    for (const { table, key } of formerSettingNeeds) assert.ok(places.has(general(`${table}.${key}`)), table);
    for (const place of strictSettings.keys())
      assert.equal(schemaAt(configSchema, stepsOf(place))?.type, 'table', place);
  });

  it('has no setting before the table that it is in', () => {
    for (const [place, since] of settingsSince) {
      const table = place.replace(/(?:\.[^.]+|\[\])$/, '');
      assert.ok(table === place || (settingsSince.get(table) ?? 0) < since, place);
    }
  });

  it('names words and forms that the newest release takes', () => {
    const schemasAt = (place: string) => {
      const schema = schemaAt(configSchema, stepsOf(place));
      return schema?.type === 'anyOf' ? schema.options : schema ? [schema] : [];
    };
    for (const { places, value, last, older } of settingWords) {
      for (const place of places) {
        const words = schemasAt(place).flatMap((schema) => (schema.type === 'string' ? (schema.values ?? []) : []));
        assert.equal(words.includes(value), last === undefined, `${place} ${value}`);
        if (older !== undefined) assert.ok(words.includes(older), `${place} ${older}`);
      }
    }
    for (const { place } of formerForms) {
      assert.ok(
        schemasAt(place).some(({ type }) => type === 'table'),
        place,
      );
    }
    for (const { place, words } of formerChoices) {
      assert.ok(
        schemasAt(place).some((schema) => schema.type === 'string' && !schema.values),
        place,
      );
      assert.ok(words.length > 0);
    }
  });

  it('says what each release does with a setting', () => {
    assert.deepEqual(
      settingFates(['approvals_reviewer']).ignored,
      askedReleases.filter((release) => release < 116),
    );
    assert.deepEqual(settingFates(['tui', 'keymap', 'agents']), {
      known: askedReleases.filter((release) => release >= 150),
      ignored: askedReleases.filter((release) => release < 128),
      refused: askedReleases.filter((release) => 128 <= release && release < 150),
    });
    const hooks = settingFates(['features', 'codex_hooks']);
    assert.deepEqual(
      hooks.known,
      askedReleases.filter((release) => release >= 116),
    );
    assert.ok(featureHistories.has('codex_hooks'));
  });

  it('says since when a word is taken', () => {
    assert.equal(settingWordSince(['web_search'], 'indexed')?.since, 142);
    assert.equal(settingWordSince(['web_search'], 'live'), undefined);
    assert.equal(settingWordSince(['service_tier'], 'priority')?.since, 133);
    assert.equal(settingWordSince(['service_tier'], 'flex'), undefined);
  });
});

describe('where releases differ over settings', () => {
  const told = (text: string) =>
    settingDifferences(parseDocument(text).root, { issues: [], refusals: [] }).map(({ item, ignoring, refusing }) => [
      item.path.join('.'),
      ignoring.at(-1),
      ...[...refusing].map(([reason, releases]) => `${releases[0]} to ${releases.at(-1)}: ${reason}`),
    ]);

  it('is told of a table as a whole, and of what came later in it', () => {
    assert.deepEqual(told('[mcp_servers.a.oauth]\nclient_id = "x"\ncallback_url = "https://x"\n'), [
      ['mcp_servers.a.oauth', 130],
      ['mcp_servers.a.oauth.callback_url', 150],
    ]);
  });

  it('is told of words and of forms', () => {
    assert.deepEqual(told('approvals_reviewer = "auto_review"\nmodel_reasoning_effort = "max"\n'), [
      ['approvals_reviewer', 113, '116 to 123: they do not take `auto_review` here'],
      ['model_reasoning_effort', undefined, '66 to 136: they do not take `max` here'],
    ]);
    assert.deepEqual(told('[features.network_proxy]\nenabled = true\n[tools]\nweb_search = true\n'), [
      ['features.network_proxy', undefined, '66 to 130: they take true or false here'],
      ['tools.web_search', undefined, '113 to 113: they take a table here'],
    ]);
    assert.deepEqual(told('[tools.web_search.location]\ncity = "x"\n'), [
      ['tools.web_search', undefined, '66 to 110: they take true or false here'],
    ]);
    assert.deepEqual(told('[mcp_servers.a]\nenv_vars = ["A", { name = "B" }]\n'), [
      ['mcp_servers.a.env_vars.1', undefined, '66 to 121: they take a string here'],
    ]);
  });

  it('is told of a name that came into the table of a feature', () => {
    assert.deepEqual(told('[features.multi_agent_v2]\nenabled = true\ntool_namespace = "own"\n'), [
      ['features.multi_agent_v2', undefined, '66 to 118: they take true or false here'],
      ['features.multi_agent_v2.tool_namespace', undefined, '121 to 130: they do not know `tool_namespace` here'],
    ]);
  });

  it('is told of profiles like of the top of the file', () => {
    assert.deepEqual(told('[profiles.a]\napprovals_reviewer = "auto_review"\n[profiles.a.tui]\n'), [
      ['profiles.a.approvals_reviewer', 113, '116 to 123: they do not take `auto_review` here'],
      ['profiles.a.tui', 128],
    ]);
  });

  it('is told of what stands in and beside a table of AWS', () => {
    assert.deepEqual(told('[model_providers.amazon-bedrock]\nbase_url = "https://x"\naws = { region = "x" }\n'), [
      ['model_providers.amazon-bedrock', undefined, '66 to 121: they need `name` here'],
      ['model_providers.amazon-bedrock.base_url', undefined, '123 to 144: they let nothing but `aws` be changed here'],
      ['model_providers.amazon-bedrock.aws', 121],
      ['model_providers.amazon-bedrock.aws.region', 123],
    ]);
  });

  it('is told of the providers that Codex brings along', () => {
    assert.deepEqual(told('[model_providers.gcp]\nbase_url = "https://x"\n'), [
      ['model_providers.gcp', undefined, '66 to 162: they need `name` here'],
    ]);
    assert.deepEqual(told('[model_providers.openai]\nmodel_catalog_url = "https://chatgpt.com"\n'), [
      ['model_providers.openai', undefined, '66 to 165: they let nothing be changed here'],
      ['model_providers.openai.model_catalog_url', 155],
    ]);
  });

  it('is told of a key that a table needed', () => {
    assert.deepEqual(told('[[skills.config]]\nname = "x"\n'), [
      ['skills', 80],
      ['skills.config.0', undefined, '90 to 116: they need `path` here'],
      ['skills.config.0.name', 116],
    ]);
  });

  it('is told of key bindings as long as their tables were strict', () => {
    assert.deepEqual(told('[tui.keymap.global]\nchange_host = "x"\n[tui.keymap.vim_normal]\nundo = "u"\n'), [
      ['tui.keymap', 125],
      ['tui.keymap.global.change_host', 166, '128 to 162: they do not know `change_host` here'],
      ['tui.keymap.vim_normal', undefined, '128 to 128: they do not know `vim_normal` here'],
      ['tui.keymap.vim_normal.undo', 152],
    ]);
  });

  it('is told of a key that a table of free names took for one of those', () => {
    assert.deepEqual(told('[agents]\nmax_depth = 2\nenabled = false\n[agents.own]\ndescription = "x"\n'), [
      ['agents', 80],
      ['agents.max_depth', 98, '104 to 104: they do not know `max_depth` here'],
      ['agents.enabled', 98, '104 to 144: they do not know `enabled` here'],
      ['agents.own', 98],
    ]);
  });

  it('is told of a key that a strict table refused', () => {
    assert.deepEqual(told('[tui.keymap.vim_search]\n'), [
      ['tui.keymap', 125],
      ['tui.keymap.vim_search', undefined, '128 to 150: they do not know `vim_search` here'],
    ]);
  });
});
