import { lazy } from '../toml/lazy.ts';
import type { Severity } from './control.ts';

/** A row of the article's egress table, carried over from Codex Cloud to every allowlist of domains. */
export interface EgressLevel {
  readonly severity: Severity;
  readonly label: string;
  readonly why: string;
}

export const egressLevels = {
  everything: {
    severity: 'error',
    label: 'critical',
    why: 'an injection can send data anywhere',
  },
  upload: {
    severity: 'warning',
    label: 'high',
    why: 'anyone can receive uploads there, so it can be the way out for data',
  },
  vetted: {
    severity: 'info',
    label: 'medium',
    why: 'each of these hosts must be one where nobody else can receive data',
  },
} as const satisfies Record<string, EgressLevel>;

/** Hosts that take uploads from anyone with an account, or none, and what makes each a way out. */
const uploadHosts: Readonly<Record<string, readonly string[]>> = {
  'cloud storage: anyone can own a bucket': [
    'amazonaws.com',
    'blob.core.windows.net',
    'azure.com',
    'windows.net',
    'azureedge.net',
    'storage.googleapis.com',
    'googleapis.com',
    'firebaseio.com',
    'firebasestorage.googleapis.com',
    'r2.dev',
    'r2.cloudflarestorage.com',
    'backblazeb2.com',
    'digitaloceanspaces.com',
    'wasabisys.com',
    'dropbox.com',
    'dropboxapi.com',
    'box.com',
    'drive.google.com',
    'onedrive.live.com',
    'sharepoint.com',
    'mega.nz',
    'supabase.co',
  ],
  'an API that stores what any account sends': [
    'api.anthropic.com',
    'anthropic.com',
    'api.openai.com',
    'openai.com',
    'huggingface.co',
    'api.notion.com',
    'notion.so',
    'airtable.com',
    'api.airtable.com',
    'docs.google.com',
    'script.google.com',
    'sentry.io',
    'segment.io',
    'algolia.net',
  ],
  'code hosting: anyone can push, open issues and make gists': [
    'github.com',
    'api.github.com',
    'gist.github.com',
    'githubusercontent.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'sourceforge.net',
  ],
  'a package registry: anyone can publish': [
    'npmjs.org',
    'npmjs.com',
    'pypi.org',
    'crates.io',
    'rubygems.org',
    'docker.io',
    'docker.com',
    'ghcr.io',
    'quay.io',
  ],
  'a pastebin or file drop': [
    'pastebin.com',
    'paste.ee',
    'hastebin.com',
    'dpaste.org',
    'dpaste.com',
    'ix.io',
    'termbin.com',
    '0x0.st',
    'transfer.sh',
    'file.io',
    'gofile.io',
    'wetransfer.com',
    'anonfiles.com',
    'catbox.moe',
    'tmpfiles.org',
    'imgur.com',
  ],
  'a webhook or request catcher': [
    'webhook.site',
    'requestbin.com',
    'pipedream.net',
    'beeceptor.com',
    'hookbin.com',
    'requestcatcher.com',
    'interact.sh',
    'oast.fun',
    'oast.pro',
    'oastify.com',
    'burpcollaborator.net',
    'hooks.slack.com',
    'hooks.zapier.com',
    'zapier.com',
    'ifttt.com',
    'make.com',
  ],
  'a chat service: anyone can own a bot or channel': [
    'slack.com',
    'discord.com',
    'discordapp.com',
    'api.telegram.org',
    'telegram.org',
    't.me',
    'graph.microsoft.com',
    'teams.microsoft.com',
  ],
  'a tunnel or free hosting: anyone can own a name below it': [
    'ngrok.io',
    'ngrok.app',
    'ngrok-free.app',
    'trycloudflare.com',
    'localtunnel.me',
    'serveo.net',
    'workers.dev',
    'pages.dev',
    'vercel.app',
    'netlify.app',
    'herokuapp.com',
    'fly.dev',
    'onrender.com',
    'railway.app',
    'web.app',
    'firebaseapp.com',
    'azurewebsites.net',
    'cloudfront.net',
    'github.io',
    'glitch.me',
    'repl.co',
    'replit.dev',
  ],
};

/** The reason of each host. */
const reasons = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(Object.entries(uploadHosts).flatMap(([reason, hosts]) => hosts.map((host) => [host, reason] as const))),
);

/** What a pattern of an allowlist lets through: everything, a host that takes uploads (with the reason), or a plain host. */
export function classifyDomain(pattern: string): { level: keyof typeof egressLevels; reason?: string } {
  const host = pattern.trim().toLowerCase().replace(/\.$/, '');
  const base = host.replace(/^\*{1,2}\.?/, '');
  if (base === '' || (host !== base && !base.includes('.')) || host === '0.0.0.0/0') return { level: 'everything' };
  const reason = reasonAbove(base) ?? (host === base ? undefined : reasonBelow(base));
  return reason === undefined ? { level: 'vetted' } : { level: 'upload', reason };
}

/** The reason of the host itself, or of one that it lies below. */
function reasonAbove(host: string): string | undefined {
  for (let at = 0; ; ) {
    const reason = reasons().get(host.slice(at));
    if (reason !== undefined) return reason;
    const dot = host.indexOf('.', at);
    if (dot === -1) return undefined;
    at = dot + 1;
  }
}

/** The reason of the first known host below a domain, which a wildcard lets through along with the rest. */
function reasonBelow(domain: string): string | undefined {
  return reasonsBelow().get(domain);
}

/** The domains above the known hosts, each with the reason of the first. */
const reasonsBelow = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      [...reasons()]
        .reverse()
        .flatMap(([host, reason]) => domainsAbove(host).map((domain) => [domain, reason] as const)),
    ),
);

function domainsAbove(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}
