/** Tables that one file must have whole, and tables that several files may share. */
import type { LayerCase } from './case.ts';

const granularPart = '[approval_policy.granular]\nrules = true\nmcp_elicitations = true\n';
const granularRest = '[approval_policy.granular]\nsandbox_approval = true\n';
const granularWhole = `${granularPart}sandbox_approval = true\n`;

const idpPart = '[mcp_enterprise_managed_auth.idp]\nclient_id = "own"\n';
const idpRest = '[mcp_enterprise_managed_auth.idp]\nissuer = "https://idp.example"\n';
const idpWhole = `${idpPart}issuer = "https://idp.example"\n`;

const idpFlag = 'mcp_enterprise_managed_auth.idp.client_id = "other"\n';

export const whole: readonly LayerCase[] = [
  { id: 'whole: a granular policy of managed with its rest from the user', managed: granularPart, user: granularRest },
  {
    id: 'whole: a granular policy of the user with its rest from the system',
    user: granularPart,
    system: granularRest,
  },
  { id: 'whole: a granular policy of the user with its rest from managed', user: granularWhole, managed: granularRest },
  { id: 'whole: a part of a granular policy below a whole one', user: granularPart, managed: granularWhole },
  { id: 'whole: a part of a granular policy below a word', user: granularPart, managed: 'approval_policy = "never"\n' },
  {
    id: 'whole: a granular policy of a project with its rest from the user',
    project: granularPart,
    user: granularRest,
  },
  { id: 'whole: an identity provider of the user with its rest from the system', user: idpPart, system: idpRest },
  { id: 'whole: an identity provider of managed with its rest from the user', managed: idpPart, user: idpRest },
  { id: 'whole: an identity provider of a project with its rest from the user', project: idpPart, user: idpRest },
  { id: 'whole: a part of an identity provider below a whole one', user: idpPart, managed: idpWhole },
  { id: 'whole: a part of an identity provider above a whole one', managed: idpPart, user: idpWhole },
  { id: 'whole: a part of an identity provider in a project above a whole one', project: idpPart, user: idpWhole },
  { id: 'whole: a part of an identity provider of the system below a whole one', system: idpPart, user: idpWhole },
  { id: 'whole: a part of an identity provider of the user above a whole one', system: idpWhole, user: idpPart },
  { id: 'whole: an identity provider in a project above a part', project: idpWhole, user: idpPart },
  {
    id: 'whole: a secret of an identity provider in another file',
    system: `${idpWhole}client_secret = "s"\n`,
    user: `${idpWhole}token_endpoint_auth_method = "client_secret_post"\n`,
  },
  {
    id: 'whole: an identity provider without its secret below one with it',
    system: `${idpWhole}token_endpoint_auth_method = "client_secret_post"\n`,
    user: `${idpWhole}client_secret = "s"\n`,
  },
  {
    id: 'whole: a part of an identity provider on the command line, above the user’s',
    session: idpFlag,
    user: idpWhole,
  },
  {
    id: 'whole: a part of an identity provider on the command line, below the system’s',
    session: idpFlag,
    system: idpWhole,
  },
  {
    id: 'whole: a part of an identity provider of the system, with a whole one on the command line',
    session: `${idpFlag}mcp_enterprise_managed_auth.idp.issuer = "https://other.example"\n`,
    system: idpPart,
  },
  { id: 'whole: a part of an identity provider of managed above the system’s', managed: idpPart, system: idpWhole },
  { id: 'whole: a part of an identity provider of the system below managed’s', managed: idpWhole, system: idpPart },
  {
    id: 'whole: an identity provider of the wrong type below a whole one',
    user: '[mcp_enterprise_managed_auth.idp]\nissuer = 1\nclient_id = "own"\n',
    managed: idpWhole,
  },
];
