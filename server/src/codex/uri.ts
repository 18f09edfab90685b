/** Characters that Codex 0.169 takes nowhere in an address (observed), but for its fragment. */
const NOWHERE = /[\p{Cc} <>`]/u;

/** Characters that it does not take in the part that names the host. */
const NOT_IN_HOST = /[^\w.~!$&'()*+,;=:@%[\]-]/u;

/**
 * Why Codex 0.169 cannot read the address of a collector: the end of a sentence; undefined where it can. It is less
 * particular than the web: a scheme of any name will do, and a host alone.
 */
export function addressFault(address: string): string | undefined {
  const [, scheme = '', rest = ''] = /^(?:([A-Za-z\d+.-]{0,64}):\/\/)?(.*)$/su.exec(address) ?? [];
  const hasScheme = rest.length < address.length;
  const [host = ''] = rest.split(/[/?#]/, 1);
  const isReadable = host === '' || (!NOT_IN_HOST.test(host) && isHost(host));
  if (!isReadable && /\$\{\w|%\w+%/.test(host)) return 'it expands no variables';
  const [odd] = NOWHERE.exec(rest.split('#', 1)[0] ?? '') ?? NOT_IN_HOST.exec(host) ?? [];
  if (odd !== undefined) return `it takes no ${named(odd)} there`;
  if (hasScheme && host === '') return `no host follows \`${scheme}://\``;
  if (!hasScheme && host !== rest && !rest.startsWith('/')) return 'it does not begin with a scheme such as `https://`';
  return isReadable ? undefined : 'its host cannot be read';
}

/** A host with a port, or without, that a user may stand before. */
function isHost(text: string): boolean {
  const host = text.slice(text.lastIndexOf('@') + 1);
  return host !== '' && !host.includes('%') && /^(?:\[[^[\]]*\]|[^:[\]]*)(?::[^:[\]]*)?$/.test(host);
}

function named(character: string): string {
  if (character === ' ') return 'blank';
  return /\p{Cc}/u.test(character) ? 'control character' : `\`${character}\``;
}
