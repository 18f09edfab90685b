import { codexVersion } from '../codex/version.ts';
import { afterSteps, type Step } from '../risk/write.ts';
import { editElements } from '../toml/array-edit.ts';
import { find, type Item, type KeyPath, type TomlDocument, textOf } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { setValue } from '../toml/set.ts';
import { writeString } from '../toml/write.ts';
import { configKinds, type Rule } from './rule.ts';
import { secretsOf } from './secret-places.ts';
import { keyName } from './text.ts';

/** A variable of an MCP server whose value Codex can take from its own environment. Nothing here holds the secret. */
interface Variable {
  readonly server: KeyPath;
  readonly name: string;
}

/** A secret that stands in the file itself. */
export const literalSecretRule: Rule<Variable | undefined> = {
  id: 'literal-secret',
  kinds: configKinds,
  summary: 'A token, a key or a password stands in the file as it is.',
  severity: 'warning',
  verdict: 'accepts',

  *check({ document: { root }, isProject }) {
    for (const { item, what, instead } of secretsOf(root, isProject)) {
      if (!item.value) continue;
      const readers = isProject ? 'everybody who gets the repository has it' : 'whoever can read the file has it';
      yield {
        message: `${keyName(item.path)} holds ${what} as it stands: ${readers}, commands of the agent included.${instead ? ` Codex ${codexVersion} takes it from the environment with ${instead}.` : ''}`,
        keyPath: item.path,
        // Not the value itself, which holds the secret.
        span: { start: item.value.start, end: item.value.end },
        data: variableOf(item),
      };
    }
  },

  fixes({ document }, { data: variable }) {
    if (!variable) return [];
    return [
      {
        title: `Take \`${variable.name}\` from the environment`,
        // It has to be set there first.
        safe: false,
        apply: () => fromEnvironment(document, variable),
      },
    ];
  },
};

function variableOf({ path, parent, step }: Item): Variable | undefined {
  if (parent?.step !== 'env' || path.length !== 4 || typeof step !== 'string') return undefined;
  return { server: path.slice(0, 2), name: step };
}

function fromEnvironment(document: TomlDocument, { server, name }: Variable): string | undefined {
  const drop: Step = (current) => {
    const item = find(current.root, [...server, 'env', name]);
    return item && removeItem(current, item);
  };
  const forward: Step = (current) => {
    const list = find(current.root, [...server, 'env_vars']);
    if (!list) return one(setValue(current, [...server, 'env_vars'], `[${writeString(name)}]`));
    if (list.value?.kind !== 'array') return undefined;
    if (list.elements.some((element) => textOf(element) === name)) return [];
    return editElements(current, list.value, () => true, [name]);
  };
  return afterSteps(document, [forward, drop])?.text;
}

function one<T>(edit: T | undefined): T[] | undefined {
  return edit && [edit];
}
