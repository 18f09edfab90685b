import { codexVersion } from '../codex/version.ts';
import { goesBeyond } from '../risk/assess.ts';
import { sandboxModes, webSearchModes } from '../risk/controls/sandbox.ts';
import { chosenSandbox } from '../risk/settings-sandbox.ts';
import { find, type Item, textOf } from '../toml/document.ts';
import type { Context } from './context.ts';
import { allowedBy, riskSentence, withWord } from './profile-words.ts';
import { configKinds, type Draft, type Rule } from './rule.ts';

/** A value that goes beyond a profile, and what the profile has in its place; undefined where that is not certain. */
interface Beyond {
  readonly item: Item;
  readonly instead: string | undefined;
}

/** The sandbox or the web search that sessions start with, where the profile would not allow anyone to choose it. */
export const settingBeyondProfile: Rule<Beyond> = {
  id: 'setting-beyond-profile',
  kinds: configKinds,
  summary: 'Sessions start with a sandbox or a web search that the chosen profile does not allow.',
  severity: 'warning',
  verdict: 'accepts',

  *check(context) {
    yield* sandbox(context);
    yield* webSearch(context);
  },

  fixes({ document }, { data: { item, instead } }) {
    if (instead === undefined || item.value?.kind !== 'string') return [];
    return [
      {
        title: `Set \`${item.step}\` to \`${instead}\``,
        // Whoever works with this setting is to decide: not for "fix all".
        safe: false,
        apply: () => withWord(document, item, instead),
      },
    ];
  },
};

function* sandbox(context: Context): Generator<Draft<Beyond>> {
  const { root } = context.document;
  const { profile } = context;
  const chosen = chosenSandbox(root);
  const span = chosen?.item.value;
  if (!chosen || !span || !goesBeyond(sandboxModes, chosen.mode, profile)) return;
  const { item, key, mode } = chosen;
  // There it is a requirement too, which says more.
  if (key === 'sandbox_mode' && context.kind === 'managed-config') return;
  const never = find(root, ['approval_policy']);
  const place = mode === 'danger-full-access' && textOf(never) === 'never' ? never?.value : undefined;
  const unattended = place ? ', and with `approval_policy = "never"` nobody is asked before a command runs' : '';
  const [widest] = sandboxModes.profiles[profile].slice(-1);
  yield {
    ...severityIn(context),
    message: `${subject(context)} with \`${key} = "${textOf(item)}"\`. ${riskSentence(sandboxModes, mode)}${unattended}. ${allowedBy(sandboxModes, profile)}`,
    keyPath: item.path,
    span,
    control: sandboxModes.id,
    profile,
    ...(place && {
      related: [{ start: place.start, end: place.end, message: 'nobody is asked' }],
    }),
    data: { item, instead: key === 'sandbox_mode' ? widest : builtInFor[widest ?? ''] },
  };
}

const builtInFor: Readonly<Record<string, string>> = { 'read-only': ':read-only', 'workspace-write': ':workspace' };

function* webSearch(context: Context): Generator<Draft<Beyond>> {
  const { profile } = context;
  const item = find(context.document.root, ['web_search']);
  const mode = textOf(item);
  const span = item?.value;
  if (!item || !span || mode === undefined || !goesBeyond(webSearchModes, mode, profile)) return;
  yield {
    ...severityIn(context),
    message: `${subject(context)} with \`web_search = "${mode}"\`. ${riskSentence(webSearchModes, mode)}. ${allowedBy(webSearchModes, profile)}`,
    keyPath: item.path,
    span,
    control: webSearchModes.id,
    profile,
    data: { item, instead: webSearchModes.profiles[profile][0] },
  };
}

function subject({ path }: Context): string {
  const name = profileFile(path);
  return `Codex ${codexVersion} starts ${name === undefined ? 'sessions' : `sessions under \`--profile ${name}\``}`;
}

/** A profile of one's own is chosen each time, for what needs it. */
function severityIn({ path }: Context): { readonly severity?: 'info' } {
  return profileFile(path) === undefined ? {} : { severity: 'info' };
}

function profileFile(path: string | undefined): string | undefined {
  return /([^\\/]+)\.config\.toml$/i.exec(path ?? '')?.[1];
}
