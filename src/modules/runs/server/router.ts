import { procedure, streamProcedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { moreRunOps } from '../contract/more-runs.operations'
import { openaiOps } from '../contract/openai.operations'
import { publicRunOps } from '../contract/public-run.operations'
import { runOps } from '../contract/run.operations'
import { traceOps } from '../contract/trace.operations'
import { workflowOps } from '../contract/workflow.operations'
import { answerForm } from './answer-form'
import { startBuild, startConsoleRun } from './build-flow'
import { listForms } from './list-forms'
import { createChatCompletion } from './openai/chat-completion'
import { listModels } from './openai/list-models'
import { createResponse, readResponse } from './openai/response'
import { startPublicBuild } from './public/build-public'
import { cancelPublicBuild } from './public/cancel-public-build'
import { pollPublicEvents } from './public/read-public-events'
import { pollBuildEvents } from './read-build-events'
import { runAdvanced } from './run-advanced'
import { runFlow } from './run-flow'
import { answerSharedForm, getSharedForm } from './shared-form'
import { cancelBuild, stopRun } from './stop-run'
import { browseRuns } from './trace/browse-runs'
import { readRunSpan } from './trace/read-run-span'
import { readRunTrace } from './trace/read-run-trace'
import { rerun } from './trace/rerun'
import { watchRun } from './watch-run'
import { runWebhook } from './webhook/run-webhook'
import { executeWorkflow } from './workflow/execute-workflow'
import { stopWorkflow } from './workflow/stop-workflow'
import { getWorkflowStatus } from './workflow/workflow-status'

export const runsRouter = router({
  simplified_run_flow: procedure(runOps.simplified_run_flow).mutation(({ ctx, input }) => runFlow(ctx.actor, input)),
  simplified_run_dev_flow: procedure(runOps.simplified_run_dev_flow).mutation(({ ctx, input }) =>
    runFlow(ctx.actor, input),
  ),
  simplified_run_online_flow: procedure(runOps.simplified_run_online_flow).mutation(({ ctx, input }) =>
    runFlow(ctx.actor, input, 'online'),
  ),
  simplified_run_release_flow: procedure(runOps.simplified_run_release_flow).mutation(({ ctx, input }) =>
    runFlow(ctx.actor, input, { label: input.v }),
  ),
  experimental_run_flow: procedure(moreRunOps.experimental_run_flow).mutation(({ ctx, input }) =>
    runAdvanced(ctx.actor, input),
  ),
  webhook_run_flow: procedure(moreRunOps.webhook_run_flow).mutation(({ ctx, input }) => runWebhook(ctx.actor, input)),
  build_flow: procedure(runOps.build_flow).mutation(async ({ ctx, input }) => ({
    job_id: (await startBuild(ctx.actor, input)).id,
  })),
  get_build_events: procedure(runOps.get_build_events).query(({ ctx, input }) =>
    pollBuildEvents(ctx.actor, input, ctx.signal),
  ),
  cancel_build: procedure(runOps.cancel_build).mutation(({ ctx, input }) => cancelBuild(ctx.actor, input)),
  build_public_tmp: procedure(publicRunOps.build_public_tmp).mutation(async ({ ctx, input }) => ({
    job_id: (await startPublicBuild(ctx.actor, input)).id,
  })),
  get_public_build_events: procedure(publicRunOps.get_public_build_events).query(({ ctx, input }) =>
    pollPublicEvents(ctx.actor, input, ctx.signal),
  ),
  cancel_public_build: procedure(publicRunOps.cancel_public_build).mutation(({ ctx, input }) =>
    cancelPublicBuild(ctx.actor, input),
  ),
  start_run: procedure(runOps.start_run).mutation(({ ctx, input }) => startConsoleRun(ctx.actor, input)),
  watch_run: streamProcedure(runOps.watch_run).query(({ ctx, input }) => watchRun(ctx.actor, input, ctx.signal)),
  stop_run: procedure(runOps.stop_run).mutation(({ ctx, input }) => stopRun(ctx.actor, input)),
  list_forms: procedure(runOps.list_forms).query(({ ctx, input }) => listForms(ctx.actor, input)),
  answer_form: procedure(runOps.answer_form).mutation(({ ctx, input }) => answerForm(ctx.actor, input)),
  get_shared_form: procedure(runOps.get_shared_form).query(({ input }) => getSharedForm(input)),
  answer_shared_form: procedure(runOps.answer_shared_form).mutation(({ input }) => answerSharedForm(input)),
  create_chat_completion: procedure(openaiOps.create_chat_completion).mutation(({ ctx, input }) =>
    createChatCompletion(ctx.actor, input),
  ),
  list_models: procedure(openaiOps.list_models).query(({ ctx }) => listModels(ctx.actor)),
  create_response: procedure(openaiOps.create_response).mutation(({ ctx, input }) => createResponse(ctx.actor, input)),
  read_response: procedure(openaiOps.read_response).query(({ ctx, input }) => readResponse(ctx.actor, input)),
  execute_workflow: procedure(workflowOps.execute_workflow).mutation(({ ctx, input }) =>
    executeWorkflow(ctx.actor, input),
  ),
  get_workflow_status: procedure(workflowOps.get_workflow_status).query(({ ctx, input }) =>
    getWorkflowStatus(ctx.actor, input),
  ),
  stop_workflow: procedure(workflowOps.stop_workflow).mutation(({ ctx, input }) => stopWorkflow(ctx.actor, input)),
  browse_runs: procedure(traceOps.browse_runs).query(({ ctx, input }) => browseRuns(ctx.actor, input)),
  read_run_trace: procedure(traceOps.read_run_trace).query(({ ctx, input }) => readRunTrace(ctx.actor, input)),
  read_run_span: procedure(traceOps.read_run_span).query(({ ctx, input }) => readRunSpan(ctx.actor, input)),
  rerun: procedure(traceOps.rerun).mutation(({ ctx, input }) => rerun(ctx.actor, input)),
})
