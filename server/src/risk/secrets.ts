/**
 * Secrets that stand in a text as they are. Whoever asks learns what kind of secret it is, never the secret itself. What
 * may be a placeholder, a variable or a plain setting is none: a false alarm costs more than one that stays out.
 */

/** How tokens of well-known services begin. Each pattern is a whole token. */
const knownTokens: readonly (readonly [RegExp, string])[] = [
  [/^gh[pousr]_\w{36,}$/, 'a GitHub token'],
  [/^github_pat_\w{22,}$/, 'a GitHub token'],
  [/^glpat-[\w-]{20,}$/, 'a GitLab token'],
  [/^sk-ant-[\w-]{20,}$/, 'an Anthropic API key'],
  [/^sk-or-[\w-]{20,}$/, 'an OpenRouter API key'],
  [/^sk-(?:proj-|svcacct-|admin-)[\w-]{20,}$/, 'an OpenAI API key'],
  [/^ctx7sk-[\w-]{20,}$/, 'a Context7 API key'],
  [/^sk-[A-Za-z\d]{24,}$/, 'an API key'],
  [/^(?:AKIA|ASIA)[A-Z\d]{16}$/, 'an AWS access key'],
  [/^AIza[\w-]{35}$/, 'a Google API key'],
  [/^ya29\.[\w-]{20,}$/, 'a Google access token'],
  [/^xox[abeprs]-[\w-]{20,}$/, 'a Slack token'],
  [/^xapp-[\w-]{20,}$/, 'a Slack token'],
  [/^[sr]k_(?:live|test)_\w{16,}$/, 'a Stripe key'],
  [/^hf_[A-Za-z\d]{30,}$/, 'a Hugging Face token'],
  [/^npm_[A-Za-z\d]{36}$/, 'an npm token'],
  [/^pypi-[\w-]{50,}$/, 'a PyPI token'],
  [/^dckr_pat_[\w-]{20,}$/, 'a Docker token'],
  [/^SG\.[\w-]{16,}\.[\w-]{16,}$/, 'a SendGrid key'],
  [/^lin_(?:api|oauth)_\w{30,}$/, 'a Linear token'],
  [/^(?:ntn_|secret_)[A-Za-z\d]{40,}$/, 'a Notion token'],
  [/^fig[dou]_[\w-]{30,}$/, 'a Figma token'],
  [/^tvly-[\w-]{20,}$/, 'a Tavily API key'],
  [/^fc-[\da-f]{32}$/, 'a Firecrawl API key'],
  [/^pplx-[A-Za-z\d]{32,}$/, 'a Perplexity API key'],
  [/^gsk_[A-Za-z\d]{32,}$/, 'a Groq API key'],
  [/^xai-[A-Za-z\d]{32,}$/, 'an xAI API key'],
  [/^sntry[su]_[\w=+/]{30,}$/, 'a Sentry token'],
  [/^do[op]_v1_[\da-f]{64}$/, 'a DigitalOcean token'],
  [/^eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}$/, 'a signed token (JWT)'],
];

const SHORTEST_TOKEN = 20;

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;

/** Longer than any secret; looked at no further. */
const MAX_LENGTH = 8192;

/** What a value with a name is, if it is a secret: `a GitHub token`, `a password`. */
export function literalSecret(name: string, value: string): string | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  if (value.includes('-----BEGIN ') && PRIVATE_KEY.test(value)) return 'a private key';
  const token = withoutScheme(value.trim());
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(token)) return secretInAddress(token);
  return unlessPlaceholder(token, knownToken(token) ?? secretByName(name, token));
}

/** What stands in a longer text, such as a command line, if a token of a well-known service does. */
export function secretWithin(text: string): string | undefined {
  if (text.length < SHORTEST_TOKEN || text.length > MAX_LENGTH) return undefined;
  for (const word of text.split(/[\s"'`=,;:@/?&()[\]{}<>|]+/)) {
    const what = unlessPlaceholder(word, knownToken(word));
    if (what !== undefined) return what;
  }
  return undefined;
}

/** What an address holds, if it is a secret: a password before the host, or a parameter of the query. */
export function secretInAddress(address: string): string | undefined {
  if (!address.includes('://')) return undefined;
  const [, user, password] = /^[a-z][a-z\d+.-]*:\/\/(?:([^\s/?#:@]*):([^\s/?#@]+)@)?/i.exec(address) ?? [];
  if (user !== undefined && password !== undefined && isPassword(password, [user])) return 'a password';
  const query = /^[a-z][a-z\d+.-]*:\/\/[^\s?#]*\?([^\s#]*)/i.exec(address)?.[1] ?? '';
  for (const parameter of query.split('&')) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(parameter) ?? [];
    const what = unlessPlaceholder(value, knownToken(value) ?? secretByName(name, value));
    if (what !== undefined) return what;
  }
  return undefined;
}

function knownToken(token: string): string | undefined {
  if (token.length < SHORTEST_TOKEN) return undefined;
  const what = knownTokens.find(([pattern]) => pattern.test(token))?.[1];
  return what !== undefined && entropyOf(token) > 3 ? what : undefined;
}

/** A header such as `Authorization` holds its token behind the name of a scheme. */
function withoutScheme(value: string): string {
  return /^(?:bearer|token|basic|apikey|key)\s+(\S+)$/i.exec(value)?.[1] ?? value;
}

/** Asked last: most values are nothing that could be a secret. */
function unlessPlaceholder(value: string, what: string | undefined): string | undefined {
  return what !== undefined && isPlaceholder(value) ? undefined : what;
}

/** What is filled in from elsewhere, what says that it is to be filled in, and what only shows how a secret looks. */
function isPlaceholder(value: string): boolean {
  return REFERENCE.test(value) || STAND_IN.test(value) || SEQUENCE.test(value);
}

/** Variables of shells, templates and editors, and the addresses of secret stores. */
const REFERENCE =
  /[$`<>]|\{\{|\}\}|%[A-Za-z_]\w*%|^[{[(]|^(?:op|vault|env|file|secret|secrets|keychain|keyring|pass|ref\+\w+|aws-?sm|gcp-?sm|arn|bws|doppler|infisical|akv):|^(?:ENC|AGE)\[|^!|\.\.\.|\u2026|\*\*/;

const STAND_IN =
  /your|change.?me|change.?it|replac|example|placeholder|redacted|dummy|sample|insert|fake|mock|todo|fixme|foo.?bar|x{4,}|0{6,}|not.?(?:a.?)?(?:real|secret|needed|used|required)/i;

const SEQUENCE = /123456789|abcdefg|(.)\1{7,}/i;

/** Names whose value is a secret, and those that only speak of one: where it lies, how long it is. */
function secretByName(name: string, value: string): string | undefined {
  if (value.length < 8) return undefined;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (/^(?:password|passwd|passphrase|pwd)$/.test(last)) return isPassword(value, words) ? 'a password' : undefined;
  if (!namesKey(words, last) || !looksRandom(value)) return undefined;
  return /key$/.test(last) ? 'a key' : 'a token';
}

function namesKey(words: readonly string[], last: string): boolean {
  if (/^(?:token|secret|apikey|authorization|credential|accesskey|secretkey|apitoken|pat)$/.test(last)) return true;
  return (
    last === 'key' &&
    !words.some((word) => /^(?:public|primary|foreign|sort|partition|host|cache|idempotency)$/.test(word))
  );
}

/** Whether nobody would write a value by hand: long, of letters and digits, and without a pattern. */
function looksRandom(value: string): boolean {
  if (value.length < 16 || /\s/.test(value) || isPlain(value)) return false;
  return /[A-Za-z]/.test(value) && /\d/.test(value) && entropyOf(value) >= 3;
}

/** A path, an address, the name of a variable or of a thing: what a name that ends in `KEY` may hold as well. */
function isPlain(value: string): boolean {
  return (
    /^(?:[~./\\]|[A-Za-z]:[\\/])/.test(value) ||
    /^[\w.-]+(?:[\\/][\w.-]+)+\.\w{1,5}$/.test(value) ||
    /:\/\//.test(value) ||
    /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value) ||
    /^[a-z]+(?:[-_.][a-z]+)*(?:[-_.]?v?\d{1,4})?$/i.test(value) ||
    /@[\w-]+\.\w+$/.test(value)
  );
}

/** Passwords that everybody knows are settings of a machine for tests. */
function isPassword(value: string, words: readonly string[]): boolean {
  if (value.length < 8 || isPlaceholder(value) || /\s/.test(value) || isPlain(value)) return false;
  if (words.some((word) => word.length > 3 && value.toLowerCase().includes(word))) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(value)).length;
  return (kinds >= 3 || value.length >= 16) && /\d/.test(value) && !COMMON.test(value) && entropyOf(value) >= 2.8;
}

const COMMON = /pass|admin|root|postgres|mysql|redis|secret|test|local|qwerty|welcome|guest|1234/i;

/** Bits for each character, by how often characters occur. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
