import { find, flagOf, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { type Constraint, type DatedConstraint, meantWords, notBlank } from './refusal.ts';

/** At least one way to sign in must remain. */
export const loginMethods: Constraint = function* (root) {
  const methods = find(root, ['allowed_login_methods']);
  const names = methods?.form === 'array' ? meantWords(methods) : undefined;
  if (!methods || !names) return;
  const workspaces = find(root, ['allowed_chatgpt_workspaces']);
  const noWorkspace =
    workspaces?.form === 'array' && workspaces.elements.every((element) => (textOf(element) ?? '').trim() === '');
  const usable = names.includes('api') || (names.includes('chatgpt') && !noWorkspace);
  if (!usable) yield { item: methods, reason: 'no way to sign in is left' };
};

/** The configuration server is reached over https only, and so is the sign-in to it. */
export const configServer: Constraint = function* (root) {
  const server = find(root, ['config_server']);
  const oauth = server?.children.get('oauth');
  const base = server?.children.get('base_url');
  for (const item of [base, oauth?.children.get('authorization_url'), oauth?.children.get('token_url')]) {
    const url = textOf(item);
    if (!item || url === undefined) continue;
    const whose = item === base ? 'the configuration server’s' : 'the sign-in’s';
    if (!isSecure(url)) yield { item, reason: `${whose} address must be https, without user name and fragment` };
    else if (item === base && url.includes('?')) yield { item, reason: `${whose} address must not have a query` };
  }
  const client = oauth?.children.get('client_id');
  if (client) yield* notBlank(client, 'client_id');
};

function isSecure(text: string): boolean {
  if (text.includes('#') || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

/** Values with a form of their own. */
export const smallForms: DatedConstraint = function* (root, release) {
  for (const item of find(root, ['auto_review', 'required_on_models'])?.elements ?? []) {
    const model = textOf(item);
    if (model !== undefined && (model.trim() === '' || model !== model.trim() || model.includes('/'))) {
      yield { item, reason: 'a model is named without provider and blanks' };
    }
  }
  const effort = find(root, ['models', 'new_thread', 'model_reasoning_effort']);
  if (effort && textOf(effort) === '') yield { item: effort, reason: '`model_reasoning_effort` must not be empty' };
  for (const table of ['features', 'feature_requirements']) {
    const budget = find(root, [table, 'rollout_budget']);
    if (!budget || flagOf(budget) !== true || !isHeld('rolloutLimit', release)) continue;
    yield { item: budget, reason: '`rollout_budget` needs a limit, which requirements cannot give' };
  }
  const alias = find(root, ['feature_requirements']);
  if (alias && find(root, ['features']))
    yield { item: alias, reason: '`feature_requirements` is the same table as `features`' };
};
