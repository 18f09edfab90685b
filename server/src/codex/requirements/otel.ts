import type { AnyOfSchema, TableSchema } from '../schema.ts';
import { choice, count, either, flag, mapOf, path, strictTable, table, text } from './build.ts';

const besideFile = 'Relative paths resolve beside the file. The name has hyphens; Codex ignores underscores here.';

const endpoint = text('The address of the collector; its path is used as it stands.');

const headers = mapOf('header', text('The value of the header.'), 'Headers to send to the collector.', {
  note: 'Sent literally: variables such as `$TOKEN`, with braces or without, are not expanded.',
});

const tls: TableSchema = table('Certificates for the connection.', {
  'ca-certificate': path('The PEM file with the authority that signed the collector’s certificate.', {
    note: besideFile,
  }),
  'client-certificate': path('The PEM file with the certificate that Codex shows.', { note: besideFile }),
  'client-private-key': path('The PEM file with the key of that certificate.', { note: besideFile }),
});

const targets = strictTable(
  'A collector of your own.',
  {
    'otlp-http': table(
      'A collector that takes OTLP over HTTP.',
      {
        endpoint,
        protocol: choice(['binary', 'json'], 'How the data is encoded.'),
        headers,
        tls,
      },
      { required: ['endpoint', 'protocol'] },
    ),
    'otlp-grpc': table(
      'A collector that takes OTLP over gRPC.',
      { endpoint, headers, tls },
      { required: ['endpoint'] },
    ),
  },
  { note: 'Exactly one of the two.' },
);

function exporter(subject: string): AnyOfSchema {
  return either(
    [
      choice(['none', 'statsig'], 'An exporter that needs no settings.', {
        valueNotes: {
          none: 'Nothing is sent.',
          'otlp-http': 'Needs a table with the address of the collector.',
          'otlp-grpc': 'Needs a table with the address of the collector.',
        },
      }),
      targets,
    ],
    `Where ${subject} go: none, statsig, or a table with a collector of your own.`,
  );
}

export const otel = {
  otel: strictTable(
    'Telemetry that users cannot change: it beats config, managed config and command line.',
    {
      environment: text('The environment named in the data, in words of your choosing.'),
      log_user_prompt: flag('True puts the text of prompts into the exported logs.'),
      log_sse_deltas: flag('True also logs the single pieces of streamed responses.'),
      log_agent_responses: flag('True also logs what the agent answers.'),
      log_guardian_assessments: flag('True also logs how the reviewing agent judges.'),
      tool_result: table(
        'How the results of tools are logged.',
        {
          max_bytes: count('How many bytes of a result are logged.', { absence: '2048 bytes.' }),
        },
        { shortList: 0 },
      ),
      span_attributes: mapOf('attribute', text('The value of the attribute.'), 'Attributes to put on every span.'),
      tracestate: mapOf(
        'vendor',
        mapOf('member', text('The value of the member.'), 'The members for one vendor.'),
        'Entries for the W3C tracestate header, by vendor.',
      ),
      exporter: exporter('log events'),
      trace_exporter: exporter('traces'),
      metrics_exporter: exporter('metrics'),
    },
    {
      note:
        'If a TLS file is missing, `codex exec` fails open (it runs without export), while the app server ' +
        'does not start.',
    },
  ),
};
