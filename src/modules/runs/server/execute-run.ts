import type { RunEvent } from '@/engine'
import { type RunInput, run as runPlan } from '@/engine/run'
import { logger } from '@/platform/telemetry/logger'
import type { LiveRun, RunResult } from './live-run'
import { liveRuns } from './live-runs'
import type { PlannedRun } from './plan-of'
import { runPorts } from './run-ports'
import { RunRecorder } from './run-recorder'
import { runWriter } from './run-writer'
import type { RunRequest } from './start-run'

/** How often a run that takes longer writes what has happened, in milliseconds. */
const flushEvery = 400
/** Events of a long run that stay in memory for readers; older ones are read from the database. */
const keepInMemory = 5_000

/** Works through a run. Never throws: whatever happens ends in the run's row and its last event. */
export async function executeRun(
  run: LiveRun,
  planned: PlannedRun,
  input: RunInput,
  request: RunRequest,
  status: 'queued' | 'running',
): Promise<void> {
  const runs = liveRuns()
  const leave = await runs.enter()
  const recorder = new RunRecorder(run, request.session_id)
  const ports = runPorts(run, request, recorder)
  let last: RunEvent | undefined
  let flushing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    const write = recorder.take()
    if (!write) return
    flushing = runWriter()
      .write(write)
      .then(
        () => run.trim(recorder.stored_seq(write), keepInMemory),
        (error: unknown) => recorder.giveBack(write, error),
      )
  }
  try {
    if (status === 'queued') await runWriter().write({ started: { run_id: run.id, tenant_id: run.tenant_id } })
    timer = setInterval(flush, flushEvery)
    for (const warning of planned.warnings) record({ type: 'log', node_id: '', message: warning.message })
    for await (const event of runPlan(planned.plan, input, ports, { signal: run.signal })) record(event)
  } catch (error) {
    logger.error({ error, run_id: run.id }, 'a run broke')
    last = {
      type: 'run_failed',
      error: { code: 'internal', message: 'The run could not be carried out. The server log says why.' },
      duration_ms: 0,
    }
  } finally {
    clearInterval(timer)
    leave()
  }
  await flushing
  const end = last ?? { type: 'run_stopped', duration_ms: 0 }
  const result = resultOf(end)
  await runWriter()
    .write(recorder.end(end, result))
    .catch((error: unknown) => logger.error({ error, run_id: run.id }, 'the end of a run could not be written'))
  run.finish(end, result)
  runs.remove(run)

  function record(event: RunEvent): void {
    if (event.type === 'run_finished' || event.type === 'run_failed' || event.type === 'run_stopped') last = event
    else {
      recorder.add(event)
      run.push(event)
    }
  }
}

function resultOf(end: RunEvent): RunResult {
  switch (end.type) {
    case 'run_finished':
      return { status: 'succeeded', outputs: end.outputs, error: undefined, duration_ms: end.duration_ms }
    case 'run_failed':
      return { status: 'failed', outputs: [], error: end.error, duration_ms: end.duration_ms }
    default:
      return {
        status: 'stopped',
        outputs: [],
        error: undefined,
        duration_ms: 'duration_ms' in end ? end.duration_ms : 0,
      }
  }
}
