/** What the proxy of the chosen permission profile asks of its hooks, one change at a time. */
const hook = 'host = "example.com", methods = ["GET"], path_prefixes = ["/"], action = ["own"]';
const action = 'strip_request_headers = ["X-Own"]';

const profile = ({ does = action, sees = hook, chosen = 'own', rest = '' }) =>
  [
    `default_permissions = "${chosen}"`,
    '[permissions.own.network.mitm]',
    'version = 2',
    `hooks = { own = { ${sees} } }`,
    `actions = { own = { ${does} } }`,
    rest,
  ].join('\n');

const names = ['X-Own', '', 'own header', 'Own:', 'ö'];
const header = (pairs: string) => `inject_request_headers = [{ name = "X-Own", ${pairs} }]`;
const bad = 'strip_request_headers = ["own header"]';

export const interceptionDocuments: readonly string[] = [
  ...names.map((name) => profile({ sees: `${hook}, headers = { "${name}" = ["own"] }` })),
  ...names.map((name) => profile({ does: `strip_request_headers = ["${name}"]` })),
  ...names.map((name) => profile({ does: `inject_request_headers = [{ name = "${name}", secret_env_var = "OWN" }]` })),
  ...[
    ...[
      'secret_env_var = ""',
      'secret_env_var = " "',
      'prefix = "own"',
      'secret_env_var = "OWN", secret_file = "/own"',
    ],
    ...['secret_file = "/own"', 'secret_file = "~/own"', 'secret_file = "own"', 'secret_file = ""'],
    ...['""', '" "', '"own\\t"', '"own\\n"', '"\\u007f"', '"\\u0085"'].map(
      (text) => `secret_env_var = "OWN", placeholder = ${text}`,
    ),
  ].map((pairs) => profile({ does: header(pairs) })),
  ...['headers = {}', 'headers = { X-Own = [] }', 'query = {}', 'query = { "" = ["own"] }', 'query = { own = [] }'].map(
    (pair) => profile({ sees: `${hook}, ${pair}` }),
  ),
  ...[
    'query = { own = [""] }',
    'schemes = ["HTTP"]',
    'schemes = ["ftp"]',
    'schemes = []',
    'ports = [0]',
    'ports = [443]',
  ].map((pair) => profile({ sees: `${hook}, ${pair}` })),
  ...['', ' ', '*', '*.example.com', 'own*', 'own?', 'example.com:80', 'EXAMPLE.com', '[::1]'].map((host) =>
    profile({ sees: hook.replace('example.com', host) }),
  ),
  ...['[]', '[""]', '[" "]', '["get"]', '["OWN WORD"]'].map((methods) =>
    profile({ sees: hook.replace('["GET"]', methods) }),
  ),
  ...['[]', '[""]', '[" "]', '["own"]', '["/own/*"]'].map((prefixes) =>
    profile({ sees: hook.replace('["/"]', prefixes) }),
  ),
  ...['[]', '["other"]', '[""]', '["own", "own"]'].map((names) => profile({ sees: hook.replace('["own"]', names) })),
  profile({ does: bad, chosen: ':workspace' }),
  profile({ does: bad, rest: '[permissions.own.network]\nenabled = false' }),
  profile({ does: bad, chosen: 'child', rest: '[permissions.child]\nextends = "own"' }),
  profile({
    does: bad,
    chosen: 'child',
    rest: `[permissions.child]\nextends = "own"\nnetwork.mitm.actions.own.${action}`,
  }),
  profile({ sees: hook.replace('["own"]', '[]'), does: bad }),
  ...['deny', 'allow'].flatMap((decision) =>
    ['', 'network.domains = { "*" = "allow" }', 'network.domains = { "example.com" = "allow" }'].map((child) =>
      [
        'default_permissions = "child"',
        `[permissions.own]\nnetwork.domains = { "*" = "${decision}" }`,
        `[permissions.child]\nextends = "own"\n${child}`,
      ].join('\n'),
    ),
  ),
];
