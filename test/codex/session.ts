/** What becomes of a command that the model wants to run, in a session as an editor starts it. */
import { type Answerer, withAppServer } from '../../server/src/real-codex/app-server.ts';
import { textAt } from '../../server/src/real-codex/json.ts';
import { withMachine } from './release.ts';
import { commandOutput, PROMPT, withStubModel } from './stub-model.ts';

export interface Session {
  readonly approvalPolicy: string | undefined;
  readonly reviewer: string | undefined;
  /** `readOnly`, `workspaceWrite` or `dangerFullAccess`. */
  readonly sandbox: string | undefined;
  /** The reasons that came with the questions to the user, empty when a question had none. */
  readonly asked: readonly string[];
  /** What Codex told the model about the command. */
  readonly output: string;
  /** Everything that was sent to the model. */
  readonly sent: string;
}

/** Runs a session with one command; every question is answered with no. `config` goes on top of the user's file. */
export function runSession(requirements: string, command: string, config = ''): Promise<Session> {
  return withStubModel(command, (model) =>
    withMachine({ requirements, config: `${config}\n${model.config}` }, async (machine) => {
      const asked: string[] = [];
      const decline: Answerer = (method, params) => {
        if (method !== 'item/commandExecution/requestApproval') return undefined;
        asked.push(textAt(params, 'reason') ?? '');
        return { decision: 'decline' };
      };
      const started = await withAppServer(
        machine,
        async (server) => {
          const thread = await server.request('thread/start', { cwd: machine.workspace });
          const threadId = textAt(thread, 'thread', 'id');
          await server.request('turn/start', { threadId, input: [{ type: 'text', text: PROMPT }] });
          await server.notified('turn/completed', (params) => textAt(params, 'threadId') === threadId);
          return thread;
        },
        decline,
      );
      return {
        approvalPolicy: textAt(started, 'approvalPolicy'),
        reviewer: textAt(started, 'approvalsReviewer'),
        sandbox: textAt(started, 'sandbox', 'type'),
        asked,
        output: commandOutput(model.requests),
        sent: JSON.stringify(model.requests),
      };
    }),
  );
}
