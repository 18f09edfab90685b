import { configKeyAt } from '../codex/config-keys.ts';
import { requiredInManagedConfig } from '../codex/enforced-keys.ts';
import { codexVersion } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import { writeString } from '../toml/write.ts';
import type { Rule } from './rule.ts';
import { keyName } from './text.ts';

/** A default for everyone that is a requirement too, and comes before the policy. */
export const outranksRequirements: Rule<undefined> = {
  id: 'outranks-requirements',
  kinds: ['managed-config'],
  summary: 'A key of managed_config.toml that Codex puts above requirements.toml.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root } }) {
    for (const key of requiredInManagedConfig) {
      const item = find(root, [key]);
      const span = item?.names[0];
      const value = item?.value?.kind === 'string' ? item.value.value : undefined;
      const conversion = configKeyAt([key])?.conversion;
      const words = value === undefined ? undefined : conversion?.values?.[value];
      if (!item || !span || !conversion || !words) continue;
      // No list is shorter than the one with the strictest mode alone, which no list can leave out.
      const strictest = key === 'sandbox_mode' && words.length === 1;
      const list = `${conversion.key} = [${words.map((word) => writeString(word)).join(', ')}]`;
      const follows = strictest ? '' : ', and can allow what that one forbids';
      yield {
        severity: strictest ? 'info' : 'warning',
        message: `In managed_config.toml Codex ${codexVersion} turns ${keyName([key])} into the requirement \`${list}\`. It replaces the list of the system’s requirements.toml${follows}.`,
        keyPath: item.path,
        span,
        data: undefined,
      };
    }
  },
};
