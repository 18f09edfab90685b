/** A program from a registry that a command fetches and runs. */
export interface Fetched {
  /** The position of the argument that names it. */
  readonly index: number;
  /** The program that fetches it: `npx`. */
  readonly runner: string;
  /** Its name, with whatever version there is. */
  readonly spec: string;
  /** Whether that is the same program tomorrow: one version, a digest, a commit. */
  readonly pinned: boolean;
}

interface Runner {
  /** The words between the program and its options: `dlx`, `tool run`. */
  readonly words: readonly string[];
  /** Options that take the next word. */
  readonly takes: RegExp;
  /** Options whose value is the package, in the place of the first word. */
  readonly from?: RegExp;
  /** Options with which nothing is fetched. */
  readonly offline?: RegExp;
  readonly isPinned: (spec: string) => boolean;
}

const npmTakes =
  /^(?:-c|--call|-w|--workspace|--registry|--prefix|--cache|--userconfig|--loglevel|--node-options|--shell)$/;
const npm = {
  takes: npmTakes,
  from: /^(?:-p|--package)$/,
  offline: /^(?:--no|--no-install|--offline|--prefer-offline)$/,
  isPinned: isPinnedForNode,
};
const python = {
  takes:
    /^(?:-p|--python|-i|--index|--index-url|--extra-index-url|--default-index|--with|-w|--with-editable|--with-requirements|--directory|--project|--env-file|--cache-dir|--index-strategy|--prerelease|-c|--constraints|--overrides|--refresh-package|--pip-args)$/,
  from: /^(?:--from|--spec)$/,
  offline: /^--offline$/,
  isPinned: isPinnedForPython,
};
const container = {
  takes:
    /^(?:-[aceuvwhpmlt]|--(?:add-host|annotation|attach|cap-add|cap-drop|cidfile|cpus|cpuset-cpus|device|dns|entrypoint|env|env-file|expose|gpus|group-add|hostname|init-path|ip|ipc|label|link|log-driver|log-opt|mac-address|memory|mount|name|net|network|network-alias|pid|pids-limit|platform|publish|pull|restart|runtime|security-opt|shm-size|stop-signal|stop-timeout|storage-opt|sysctl|tmpfs|ulimit|user|userns|volume|volumes-from|workdir))$/,
  isPinned: isPinnedImage,
};

const runners: Readonly<Record<string, readonly Runner[]>> = {
  npx: [{ words: [], ...npm }],
  pnpx: [{ words: [], ...npm }],
  bunx: [{ words: [], ...npm }],
  npm: ['exec', 'x'].map((word) => ({ words: [word], ...npm })),
  pnpm: [{ words: ['dlx'], ...npm }],
  yarn: [{ words: ['dlx'], ...npm }],
  bun: [{ words: ['x'], ...npm }],
  uvx: [{ words: [], ...python }],
  uv: [{ words: ['tool', 'run'], ...python }],
  pipx: [{ words: ['run'], ...python }],
  docker: [
    { words: ['run'], ...container },
    { words: ['container', 'run'], ...container },
  ],
  podman: [{ words: ['run'], ...container }],
};

/** The package or image that a command runs; undefined when it fetches none, or does not say which in so many words. */
export function fetchedBy(command: string, args: readonly (string | undefined)[]): Fetched | undefined {
  const name = programName(command);
  if (name === 'cmd' && /^\/c$/i.test(args[0] ?? '')) return shifted(fetchedBy(args[1] ?? '', args.slice(2)), 2);
  for (const runner of Object.hasOwn(runners, name) ? (runners[name] ?? []) : []) {
    if (runner.words.every((word, index) => args[index] === word)) return fetchedWith(name, runner, args);
  }
  return undefined;
}

/** The name of a program without its folder and, on Windows, its ending. */
export function programName(command: string): string {
  return command
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:exe|cmd|bat|ps1)$/i, '')
    .toLowerCase();
}

function shifted(fetched: Fetched | undefined, by: number): Fetched | undefined {
  return fetched && { ...fetched, index: fetched.index + by };
}

function fetchedWith(name: string, runner: Runner, args: readonly (string | undefined)[]): Fetched | undefined {
  for (let index = runner.words.length; index < args.length; index++) {
    const word = args[index];
    if (word === undefined || runner.offline?.test(word)) return undefined;
    const [, option = '', value] = /^(--?[^=]+)=(.+)$/.exec(word) ?? [];
    if (value !== undefined && runner.from?.test(option)) return named(name, runner, index, value);
    if (runner.from?.test(word)) return named(name, runner, index + 1, args[index + 1]);
    if (runner.takes.test(word)) index++;
    else if (!word.startsWith('-')) return named(name, runner, index, word);
  }
  return undefined;
}

function named(name: string, runner: Runner, index: number, spec: string | undefined): Fetched | undefined {
  if (spec === undefined || isNotFetched(spec)) return undefined;
  return { index, runner: name, spec, pinned: runner.isPinned(spec) };
}

/** A folder or a file, what only a variable tells, and tools that run a file of the project and come with it. */
function isNotFetched(spec: string): boolean {
  return (
    /^(?:\.|\/|~|file:|[a-z]:[\\/])|[${}%]|<.*>|\s/i.test(spec) ||
    /^(?:tsx|ts-node|vite-node|nodemon|dotenv)$/.test(spec)
  );
}

const VERSION = /^[=v]*\d+\.\d+(?:\.\d+)?[\w.+-]*$/;
const COMMIT = /^[\da-f]{7,64}$/i;

/** `@scope/name@1.2.3`; for a repository a commit or a tag with a version. */
function isPinnedForNode(spec: string): boolean {
  if (/^(?:git\+|https?:|ssh:|github:|gitlab:|bitbucket:|[\w-]+\/)/.test(spec)) return isPinnedRepository(spec);
  const version = /^@?[^@]+@(.+)$/.exec(spec)?.[1] ?? '';
  return /^[=v]*\d+\.\d+\.\d+/.test(version) && VERSION.test(version);
}

/** `name==1.2.3`, and uv’s `name@1.2.3`. */
function isPinnedForPython(spec: string): boolean {
  if (/^(?:[\w.-]+(?:\[[\w,.-]+\])? ?@ ?)?(?:git\+|https?:|ssh:)/.test(spec)) return isPinnedRepository(spec);
  const version = /^[\w.-]+(?:\[[\w,.-]+\])?(?:===?|@)(.+)$/.exec(spec)?.[1] ?? '';
  return VERSION.test(version) && !version.endsWith('*');
}

function isPinnedRepository(spec: string): boolean {
  const reference =
    /(?:\.\w+|[\w-])(?:[@#])([^@#/&?]+)(?:#.*)?$/.exec(spec.replace(/^\w+(?:\+\w+)?:\/\/[^/]*@/, ''))?.[1] ?? '';
  const isArchive = /\.(?:whl|tgz|tar\.gz|zip)(?:$|[#?])/.test(spec) && /\d+\.\d+/.test(spec);
  return isArchive || COMMIT.test(reference) || VERSION.test(reference.replace(/^(?:semver:|[\w-]+[-@])(?=v?\d)/, ''));
}

/** A digest, or a tag that is not the moving one. */
function isPinnedImage(image: string): boolean {
  if (/@sha256:[\da-f]{64}$/i.test(image)) return true;
  const tag = /:([\w][\w.-]*)$/.exec(image)?.[1];
  return tag !== undefined && /\d/.test(tag);
}
