/** What Codex made of the forms of single values, and of what goes beyond its bounds: observed like the other documents of our own. */
import type { ObservedOwn } from './observed-own.ts';

const interception =
  'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\n';
const gateway =
  'model_provider="x"\n[model_providers.x]\nname="x"\nbase_url="https://x"\n[model_providers.x.gateway_oauth]\nauthorization_url="https://a"\ntoken_url="https://t"\nclient_id="c"\n';

function names(count: number): string {
  return Array.from({ length: count }, () => 'a').join('.');
}

/** Each with the releases that refused it. */
export const observedLimits: readonly ObservedOwn[] = [
  {
    name: 'body-secret',
    text: `${interception}version=2\nactions.y={body_secret_substitution={replacements=[{placeholder="p",secret={env_var="S"}}],port=443,max_body_bytes=1}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165],
  },
  {
    name: 'body-secret-first-format',
    text: `${interception}actions.y={body_secret_substitution={replacements=[{placeholder="p",secret={env_var="S"}}]}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'body-secret-none',
    text: `${interception}version=2\nactions.y={body_secret_substitution={replacements=[]}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165],
  },
  {
    name: 'body-secret-lacks',
    text: `${interception}version=2\nactions.y={body_secret_substitution={}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'body-secret-both',
    text: `${interception}version=2\nactions.y={body_secret_substitution={replacements=[{placeholder="p",secret={env_var="S",file="/s"}}]}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'body-secret-unknown',
    text: `${interception}version=2\nactions.y={body_secret_substitution={replacements=[{placeholder="p",secret={env_var="S"},zzz=1}]}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'aws-signature',
    text: `${interception}version=2\nactions.y={aws_sigv4={placeholder_access_key_id="p",region="r",service="s",access_key_id={env_var="A"},secret_access_key={file="/s"},session_token={env_var="T"}}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165],
  },
  {
    name: 'aws-signature-first-format',
    text: `${interception}actions.y={aws_sigv4={placeholder_access_key_id="p",region="r",service="s",access_key_id={env_var="A"},secret_access_key={file="/s"}}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'aws-signature-lacks',
    text: `${interception}version=2\nactions.y={aws_sigv4={region="r"}}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'header-unknown',
    text: `${interception}actions.y={inject_request_headers=[{name="a",zzz=1}]}\n`,
    refused: [133, 165, 166, 169],
  },
  {
    name: 'header-placeholder',
    text: `${interception}actions.y={inject_request_headers=[{name="a",placeholder="p",secret_env_var="S"}]}\n`,
    refused: [133, 165, 166, 169],
  },
  {
    name: 'header-type',
    text: `${interception}actions.y={inject_request_headers=[{name=1}]}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'header-empty', text: `${interception}actions.y={inject_request_headers=[{}]}\n`, refused: [133] },
  {
    name: 'hook-body',
    text: `${interception}hooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],body=1}\nactions.y={strip_request_headers=["a"]}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'hook-body-unused',
    text: 'default_permissions=":workspace"\n[allowed_permission_profiles]\n":workspace"=true\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],body=1}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133],
  },
  {
    name: 'hook-no-methods',
    text: `${interception}hooks.x={host="h",methods=[],path_prefixes=["/"],action=["y"]}\nactions.y={strip_request_headers=["a"]}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'hook-no-paths',
    text: `${interception}hooks.x={host="h",methods=["GET"],path_prefixes=[],action=["y"]}\nactions.y={strip_request_headers=["a"]}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'hook-no-host',
    text: `${interception}hooks.x={host="",methods=["GET"],path_prefixes=["/"],action=["y"]}\nactions.y={strip_request_headers=["a"]}\n`,
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'delivery-header', text: `${gateway}delivery={kind="header",name="X",scheme="Bearer"}\n`, refused: [] },
  { name: 'delivery-cookie', text: `${gateway}delivery={kind="cookie",name="x"}\n`, refused: [] },
  {
    name: 'delivery-cookie-scheme',
    text: `${gateway}delivery={kind="cookie",name="x",scheme="Bearer"}\n`,
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'delivery-word', text: `${gateway}delivery="header"\n`, refused: [157, 160, 162, 165, 166, 169] },
  { name: 'delivery-unnamed', text: `${gateway}delivery={kind="header"}\n`, refused: [157, 160, 162, 165, 166, 169] },
  {
    name: 'delivery-blank',
    text: `${gateway}delivery={kind="header",name="a b"}\n`,
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'delivery-none', text: gateway, refused: [157, 160, 162, 165] },
  { name: 'nested-80', text: `a=${'['.repeat(80)}${']'.repeat(80)}\n`, refused: [] },
  {
    name: 'nested-81',
    text: `a=${'['.repeat(81)}${']'.repeat(81)}\n`,
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'nested-tables-81',
    text: `a=${'{a='.repeat(81)}1${'}'.repeat(81)}\n`,
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'nested-both-82',
    text: `a=${'[{a='.repeat(41)}1${'}]'.repeat(41)}\n`,
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'dotted-80', text: `${names(80)}=1\n`, refused: [] },
  {
    name: 'dotted-81',
    text: `${names(81)}=1\n`,
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'header-80', text: `[${names(80)}]\n`, refused: [] },
  {
    name: 'header-81',
    text: `[${names(81)}]\n`,
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'integer-65-bits',
    text: 'zzz=9223372036854775808\n',
    refused: [138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'integer-hex', text: 'zzz=0xffffffffffffffff\n', refused: [138, 146, 150, 157, 160, 162, 165, 166, 169] },
  { name: 'integer-low', text: 'zzz=-9223372036854775809\n', refused: [138, 146, 150, 157, 160, 162, 165, 166, 169] },
  {
    name: 'integer-read',
    text: '[experimental_network]\nhttp_port=9223372036854775808\n',
    refused: [104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'deny-home', text: '[permissions.filesystem]\ndeny_read=["~"]\n', refused: [165, 166, 169] },
  { name: 'deny-home-slash', text: '[permissions.filesystem]\ndeny_read=["~/"]\n', refused: [165, 166, 169] },
  { name: 'deny-home-glob', text: '[permissions.filesystem]\ndeny_read=["~/**"]\n', refused: [] },
  { name: 'deny-own', text: '[permissions.filesystem]\ndeny_read=["~/.codex"]\n', refused: [165, 166, 169] },
  { name: 'deny-own-tmp', text: '[permissions.filesystem]\ndeny_read=["~/.codex/tmp/"]\n', refused: [165, 166, 169] },
  { name: 'deny-own-back', text: '[permissions.filesystem]\ndeny_read=["~/x/.."]\n', refused: [165, 166, 169] },
  { name: 'deny-own-auth', text: '[permissions.filesystem]\ndeny_read=["~/.codex/auth.json"]\n', refused: [] },
  { name: 'deny-root', text: '[permissions.filesystem]\ndeny_read=["/"]\n', refused: [] },
];
