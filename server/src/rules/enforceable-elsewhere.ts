import { type Enforceable, enforceableIn, requiredInManagedConfig } from '../codex/enforced-keys.ts';
import { codexVersion } from '../codex/version.ts';
import type { Rule } from './rule.ts';
import { keyName } from './text.ts';

/** A default for everyone that requirements.toml could enforce. */
export const enforceableElsewhere: Rule<Enforceable> = {
  id: 'enforceable-elsewhere',
  kinds: ['managed-config'],
  summary: 'A default of managed_config.toml that requirements.toml could enforce.',
  severity: 'hint',
  verdict: 'accepts',

  *check({ document: { root } }) {
    for (const enforceable of enforceableIn(root)) {
      const { item, path } = enforceable;
      const span = item.names[0];
      // Of what is a requirement here already another rule speaks.
      if (!span || item.value?.kind === 'missing' || isRequired(item.path)) continue;
      yield {
        message: `In managed_config.toml Codex ${codexVersion} takes ${keyName(item.path)} as a setting, and requires nothing: ${keyName(path)} in requirements.toml enforces it.`,
        keyPath: item.path,
        span,
        data: enforceable,
      };
    }
  },
};

function isRequired(path: Enforceable['item']['path']): boolean {
  return path.length === 1 && requiredInManagedConfig.some((name) => name === path[0]);
}
