/** What the product says of a case. */
import { type Effective, effectiveOf } from '../../../server/src/effective/effective.ts';
import type { Layer, LayerKind } from '../../../server/src/effective/layer.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import type { LayerCase } from './case.ts';

/** Any name: the cases ask for one that every pattern matches, or for one that no machine has. */
const HOSTNAME = 'build-7';

export function said(one: LayerCase): Effective {
  return effectiveOf(layersOf(one), { hostname: HOSTNAME });
}

function layersOf(one: LayerCase): Layer[] {
  const files: readonly (readonly [LayerKind, string, string | undefined])[] = [
    ['user', '<home>/.codex/config.toml', one.user],
    ['project', '<workspace>/nested/.codex/config.toml', one.nested],
    ['project', '<workspace>/.codex/config.toml', one.project],
    ['profile', '<home>/.codex/case.config.toml', one.profile],
    ['session', '-c', one.session],
    ['managed-config', '/etc/codex/managed_config.toml', one.managed],
    ['system-config', '/etc/codex/config.toml', one.system],
    ['system-requirements', '/etc/codex/requirements.toml', one.requirements],
  ];
  return files.flatMap(([kind, path, text]) =>
    text === undefined ? [] : [{ kind, path, document: parseDocument(text) }],
  );
}
