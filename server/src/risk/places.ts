/** What lies in a folder, so far as its path tells: what writing there, or trusting it, opens beyond a project. */
export type Place = 'everything' | 'home' | 'credentials' | 'codex' | 'programs' | 'system' | 'shared';

/** What an absolute path or one from the home leads to; undefined for all that is no more than a folder. */
export function placeAt(path: string): Place | undefined {
  const plain = withoutDots(path.trim().replaceAll('\\', '/'));
  if (plain === '') return undefined;
  if (/^(?:\/|[a-z]:\/?)$/i.test(plain)) return 'everything';
  const ofSystem = placesOfSystem.find(([pattern]) => pattern.test(plain))?.[1];
  const inHome = ofSystem === undefined ? belowHome(plain) : undefined;
  if (inHome === undefined) return ofSystem;
  return inHome === '' ? 'home' : placesInHome.find(([pattern]) => pattern.test(inHome))?.[1];
}

/** The path below the home of whichever user, empty for the home itself; undefined for a path that is not in one. */
function belowHome(path: string): string | undefined {
  const home = /^(?:~|\/(?:home|Users)(?:\/[^/]+)?|\/root|[a-z]:\/Users(?:\/[^/]+)?)(?:\/|$)(.*)$/i;
  return home.exec(path)?.[1];
}

const placesInHome: readonly (readonly [RegExp, Place])[] = [
  [/^\.codex(?:\/config\.toml)?$/, 'codex'],
  [
    /^(?:\.(?:ssh|aws|azure|gnupg|kube|docker|password-store|gcloud|oci|vault-token|netrc|npmrc|pypirc)|\.git-credentials)(?:\/|$)/,
    'credentials',
  ],
  [/^\.config(?:\/(?:gcloud|gh|op|sops|doctl|hub))?$/, 'credentials'],
  [/^\.local\/share\/keyrings(?:\/|$)|^Library\/Keychains(?:\/|$)|^AppData(?:\/Roaming)?$|^Library$/, 'credentials'],
  [/^\.(?:bash|z|fish|profile|xprofile|login|zsh)[\w.]*$|^\.config\/(?:fish|autostart|systemd)(?:\/|$)/, 'programs'],
  [/^(?:\.local\/bin|bin|\.cargo\/bin|go\/bin|Library\/LaunchAgents|\.local)$/, 'programs'],
];

const placesOfSystem: readonly (readonly [RegExp, Place])[] = [
  [
    /^(?:\/(?:private\/)?(?:var\/)?tmp|\/dev\/shm|\/Users\/Shared|[a-z]:\/(?:Windows\/Temp|Temp|Users\/Public))$/i,
    'shared',
  ],
  [/^\/etc\/codex(?:\/|$)/, 'codex'],
  [/^\/(?:private\/)?(?:etc|boot)(?:\/|$)/i, 'system'],
  [/^\/(?:usr|bin|sbin|lib|lib64|var|private|private\/var|proc|sys|dev|System|Library)$/i, 'system'],
  [/^\/(?:usr|usr\/local|opt\/homebrew)\/(?:s?bin|lib(?:exec)?)$/i, 'system'],
  [/^\/(?:Applications|Library\/Launch(?:Agents|Daemons))$/i, 'system'],
  [/^[a-z]:\/(?:Windows|Program ?Files(?: \(x86\))?|ProgramData)(?:\/|$)/i, 'system'],
];

/** The same path without `.` and `..`, without a slash at its end. */
function withoutDots(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 1) steps.pop();
    else if (step !== '.' && (step !== '' || steps.length === 0)) steps.push(step);
  }
  return path.startsWith('/') && steps.length === 1 ? '/' : steps.join('/');
}
