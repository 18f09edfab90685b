/** What makes a role, whole and in part. Each text is given the name that its role must have here. */
type Role = (name: string) => string;

const whole: Role = (name) => `name = "${name}"\ndescription = "a"\ndeveloper_instructions = "b"\n`;

const and =
  (line: string): Role =>
  (name) =>
    `${whole(name)}${line}\n`;

const without =
  (key: string): Role =>
  (name) =>
    whole(name).replace(new RegExp(`^${key} = .*\\n`, 'm'), '');

const withValue =
  (key: string, value: string): Role =>
  (name) =>
    whole(name).replace(new RegExp(`^${key} = .*`, 'm'), `${key} = ${value}`);

const essentials = ['name', 'description', 'developer_instructions'];

const ofEssentials: readonly (readonly [string, Role])[] = essentials.flatMap((key) => [
  [`without ${key}`, without(key)] as const,
  ...['""', '" "', '"\\t"', '1', 'true', '[]', '["a"]', '{}', '2020-01-01', "'''\na\n'''"].map(
    (value) => [`${key} = ${JSON.stringify(value)}`, withValue(key, value)] as const,
  ),
]);

/** What makes a role, written below a header. */
const below: readonly (readonly [string, Role])[] = [
  '[tui]',
  '[mcp_servers.a]\ncommand = "a"',
  '[features]',
  '[tools]',
].flatMap((header) =>
  essentials.map((key) => {
    const line = new RegExp(`^${key} = .*\\n`, 'm');
    const moved: Role = (name) => `${without(key)(name)}${header}\n${line.exec(whole(name))?.[0] ?? ''}`;
    return [`${key} below ${header.replaceAll('\n', ' ⏎ ')}`, moved] as const;
  }),
);

const names = ['[]', '["a"]', '["a", "b"]', '["a", "a"]', '["a", " a "]', '["a", "A"]', '[""]', '[" "]', '["a b-c_1"]'];
const oddNames = ['["a.b"]', '["ä"]', '["a/b"]', '["a\\tb"]', '[1]', '["a", 1]', '"a"', '{}', '[["a"]]'];

/** Lines beside what makes a role. */
const lines: readonly string[] = [
  ...[...names, ...oddNames].map((value) => `nickname_candidates = ${value}`),
  ...['own = 1', '"" = 1', '[own]', '[[own]]', 'config_file = "a"', 'nickname_candidate = []', 'prompt = "a"'],
  ...['[tui]\nown = 1', '[mcp_servers.a]\ncommand = "a"\nown = 1', '[features]\nown = true', '[features]\nown = 1'],
  ...['name = "a"', '[name]', 'model = "m"', 'sandbox_mode = "read-only"', 'sandbox_mode = "own"', 'x ='],
  ...['[agents.a]\ndescription = "a"', '[agents.a]\nconfig_file = "none.toml"', '[agents]\nown = 1'],
  ...['[mcp_servers]\nmodel = "m"', '[mcp_servers.a]\ncommand = "a"\nmodel = "m"', '[features]\nmodel = "m"'],
  ...['allowed_sandbox_modes = []', '[rules]', '[otel]\nallowed_sandbox_modes = []'],
];

/** The roles by what is to be seen in them. */
export const ownRoles: readonly (readonly [id: string, Role])[] = [
  ['nothing', () => ''],
  ['only a comment', () => '# a\n'],
  ['whole', whole],
  ['whole, with the line ends of Windows', (name) => whole(name).replaceAll('\n', '\r\n')],
  ['whole, with a byte order mark', (name) => `\ufeff${whole(name)}`],
  ['whole, in any order', (name) => whole(name).split('\n').reverse().join('\n')],
  ...ofEssentials,
  ...below,
  ...lines.map((line) => [`and ${line.replaceAll('\n', ' ⏎ ')}`, and(line)] as const),
];

/** Settings with what makes a role above them. */
export function roleWith(settings: string): Role {
  const key = /^"?developer_instructions"?\s*=/m;
  return (name) => (key.test(settings) ? without('developer_instructions')(name) : whole(name)) + settings;
}
