import { find, type Item, textOf } from '../../toml/document.ts';
import { type Constraint, entriesOf, isToken, notBlank, type Refusal } from './refusal.ts';

/** What permission profiles do to requests on their way. */
export const interception: Constraint = function* (root) {
  for (const [, profile] of entriesOf(find(root, ['permissions']))) {
    const mitm = find(profile, ['network', 'mitm']);
    for (const [name, item] of entriesOf(mitm?.children.get('actions'))) {
      const idle = [...item.children.values()].every(({ form, elements }) => form === 'array' && elements.length === 0);
      if (idle) yield { item, reason: `the action \`${name}\` does nothing` };
    }
    if (mitm?.children.has('version')) continue;
    for (const [, action] of entriesOf(mitm?.children.get('actions'))) yield* scopedActions(action);
    for (const [, hook] of entriesOf(mitm?.children.get('hooks'))) {
      for (const key of ['schemes', 'ports']) {
        const item = hook.children.get(key);
        if (item && item.elements.length > 0) yield { item, reason: `\`${key}\` needs \`version = 2\` in \`mitm\`` };
      }
    }
  }
};

/** What is done to some requests only came with the second version of the format. */
function* scopedActions(action: Item): Generator<Refusal> {
  const headers = action.children.get('inject_request_headers')?.elements ?? [];
  const scoped = [
    ...['body_secret_substitution', 'aws_sigv4'].map((key) => action.children.get(key)),
    ...headers.map((header) => header.children.get('placeholder')),
  ];
  for (const item of scoped) {
    if (item) yield { item, reason: `\`${item.step}\` needs \`version = 2\` in \`mitm\`` };
  }
}

/** What the hooks of a permission profile must say of the requests that they are for, once it is used. */
export function* interceptionHooks(profile: Item): Generator<Refusal> {
  for (const [, hook] of entriesOf(find(profile, ['network', 'mitm', 'hooks']))) {
    const body = hook.children.get('body');
    if (body) yield { item: body, reason: '`body` is kept for a later release' };
    const host = hook.children.get('host');
    if (host && textOf(host) === '') yield { item: host, reason: '`host` must not be empty' };
    for (const key of ['methods', 'path_prefixes']) {
      const item = hook.children.get(key);
      if (item?.form === 'array' && item.elements.length === 0) yield { item, reason: `\`${key}\` must not be empty` };
    }
  }
}

/** What the proxy asks of the hooks of the profile that it runs for. */
export function* proxyHooks(profile: Item): Generator<Refusal> {
  const mitm = find(profile, ['network', 'mitm']);
  const used = new Set<Item>();
  for (const [, hook] of entriesOf(mitm?.children.get('hooks'))) {
    yield* requestsOf(hook);
    for (const name of hook.children.get('action')?.elements ?? []) {
      const action = mitm?.children.get('actions')?.children.get(textOf(name) ?? '');
      if (action) used.add(action);
    }
  }
  for (const action of used) yield* headersOf(action);
}

/** Which requests a hook is for. */
function* requestsOf({ children }: Item): Generator<Refusal> {
  const host = children.get('host');
  // An empty one is refused in other profiles too.
  if (textOf(host) !== '') yield* notBlank(host, 'host');
  if (host && textOf(host)?.includes('*')) yield { item: host, reason: '`host` is one host, without wildcards' };
  for (const item of children.get('methods')?.elements ?? []) {
    if (textOf(item)?.trim() === '') yield { item, reason: 'a method has a name' };
  }
  for (const item of children.get('path_prefixes')?.elements ?? []) {
    if (textOf(item) === '') yield { item, reason: 'what a path begins with is not empty; `/` is all paths' };
  }
  for (const item of children.get('schemes')?.elements ?? []) {
    const scheme = textOf(item);
    if (scheme !== undefined && !/^https?$/i.test(scheme)) yield { item, reason: 'a scheme is `http` or `https`' };
  }
  for (const item of children.get('ports')?.elements ?? []) {
    if (item.value?.kind === 'integer' && item.value.value === 0n) yield { item, reason: 'a port is not 0' };
  }
  for (const [name, item] of entriesOf(children.get('headers'))) yield* headerName(name, item);
  for (const [name, item] of entriesOf(children.get('query'))) {
    if (name === '') yield { item, reason: 'a parameter of the query has a name' };
    else if (item.form === 'array' && item.elements.length === 0) {
      yield { item, reason: `the parameter \`${name}\` needs a value` };
    }
  }
}

/** What an action does to the headers of a request. */
function* headersOf({ children }: Item): Generator<Refusal> {
  for (const item of children.get('strip_request_headers')?.elements ?? []) {
    const name = textOf(item);
    if (name !== undefined) yield* headerName(name, item);
  }
  for (const header of children.get('inject_request_headers')?.elements ?? []) yield* injected(header);
}

function* injected(header: Item): Generator<Refusal> {
  const { children } = header;
  const name = children.get('name');
  const text = textOf(name);
  if (name && text !== undefined) yield* headerName(text, name);
  const [variable, file] = [children.get('secret_env_var'), children.get('secret_file')];
  if (variable && file) yield { item: file, reason: '`secret_file` cannot stand beside `secret_env_var`' };
  else if (!variable && !file) {
    yield {
      item: header,
      reason: 'a header that is added needs `secret_env_var` or `secret_file`',
      lacks: ['secret_env_var', 'secret_file'],
    };
  }
  yield* notBlank(variable, 'secret_env_var');
  const path = textOf(file);
  if (file && path !== undefined && !path.startsWith('/')) {
    yield { item: file, reason: '`secret_file` must be an absolute path' };
  }
  const placeholder = children.get('placeholder');
  const written = textOf(placeholder);
  if (placeholder && written !== undefined && (written === '' || /(?![\t\u0080-\u009f])\p{Cc}/u.test(written))) {
    yield { item: placeholder, reason: '`placeholder` must be what can stand in a header' };
  }
}

function* headerName(name: string, item: Item): Generator<Refusal> {
  if (name === '') yield { item, reason: 'a header has a name' };
  else if (!isToken(name)) yield { item, reason: `\`${name}\` cannot be the name of a header` };
}
