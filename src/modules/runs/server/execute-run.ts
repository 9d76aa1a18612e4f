import { setTimeout as sleep } from 'node:timers/promises'
import { type RunEvent, type RunSnapshot, type Suspension, suspensionKey } from '@/engine'
import { type RunInput, run as runPlan } from '@/engine/run'
import { type ModelPrices, pricesOf } from '@/modules/models/server'
import { logger } from '@/platform/telemetry/logger'
import { formRepository } from './form.repository'
import { hasLargeValues, withoutLargeValues } from './large-values'
import type { LiveRun } from './live-run'
import { liveRuns } from './live-runs'
import { formOf, newForm, type OpenForms } from './new-form'
import { sealState } from './paused-state'
import type { PlannedRun } from './plan-of'
import { type Behalf, runPorts } from './run-ports'
import { RunRecorder } from './run-recorder'
import { noUsage, resultOf, withUsage } from './run-result'
import type { NewForm, RunWrite } from './run-write'
import { runWriter } from './run-writer'
import type { RunRequest } from './start-run'
import { withCost } from './with-cost'

/** How often a run that takes longer writes what has happened, in milliseconds. */
const flushEvery = 400
/** Events of a long run that stay in memory for readers; older ones are read from the database. */
const keepInMemory = 5_000

/** Pauses before the end of a run is written again, in milliseconds: a database that restarts is back by then. */
const endRetries = [200, 1_000, 3_000, 10_000]

const broken: RunEvent = {
  type: 'run_failed',
  error: { code: 'internal', message: 'The run could not be carried out. The server log says why.' },
  duration_ms: 0,
}

/** What a run begins with. */
interface Begun {
  /** Its place among the runs at work; without one it waits for it. */
  place: (() => void) | undefined
  /** Resolves once its row stands. */
  row: Promise<void>
  behalf: Behalf
  /** Readers have its id before it ends, and may come for its events a little later. */
  followed: boolean
  /** Forms of an earlier pause that still wait. */
  open?: OpenForms
}

/**
 * Works through a run. Never throws: whatever happens ends in the run's row and its last event. It begins at once, but
 * nothing reaches the world outside before its row stands: a run without effects is then written as a whole.
 */
export async function executeRun(
  run: LiveRun,
  planned: PlannedRun,
  input: RunInput,
  request: RunRequest,
  { place: given, row, behalf, followed, open = new Map() }: Begun,
): Promise<void> {
  const runs = liveRuns()
  let stands = false
  row.then(
    () => {
      stands = true
    },
    () => run.stop(),
  )
  const place = given ?? (await runs.enter(run.signal))
  const recorder = new RunRecorder(run)
  const { ports, close } = runPorts(run, request, recorder, behalf, row)
  const forms = new Map<string, NewForm>()
  const prices = pricesFor(run)
  let usage = noUsage
  let last: RunEvent | undefined
  let flushing: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  // One write of a run at a time: what could not be written goes back in front of what came later.
  const flush = () => {
    const write = stands && flushing === undefined ? recorder.take() : undefined
    if (!write) return
    flushing = withoutLargeValues(write)
      .then((small) => runWriter().write(small))
      .then(
        () => run.trim(recorder.stored_seq(write), keepInMemory),
        (error: unknown) => recorder.giveBack(write, error),
      )
      .finally(() => {
        flushing = undefined
      })
  }
  try {
    if (place && !given) await row
    if (place && !given) await runWriter().write({ started: { run_id: run.id, tenant_id: run.tenant_id } })
    timer = setInterval(flush, flushEvery)
    for (const warning of planned.warnings) record({ type: 'log', node_id: '', message: warning.message })
    const priced = withCost(await prices)
    for await (const event of runPlan(planned.plan, input, ports, { signal: run.signal })) record(priced(event))
  } catch (error) {
    logger.error({ error, run_id: run.id }, 'a run broke')
    last = broken
  } finally {
    clearInterval(timer)
    place?.()
    close()
  }
  await flushing
  const { end, paused_state } = settle(endOf(last ?? { type: 'run_stopped', duration_ms: 0 }))
  const result = resultOf(end, usage, new Date().toISOString())
  const more = {
    forms: end.type === 'run_paused' ? end.suspensions.flatMap((at) => forms.get(suspensionKey(at.path)) ?? []) : [],
    conversation: planned.plan.replies && end.type === 'run_finished',
    ...(paused_state ? { paused_state } : {}),
  }
  const last_write = recorder.end(end, result, more)
  const written = await writeEnd(
    run,
    row,
    hasLargeValues(last_write) ? await withoutLargeValues(last_write) : last_write,
  )
  if (!written) runs.drop(run)
  if (open.size > 0 && end.type !== 'run_paused') await closeForms(run)
  run.finish(end, result)
  runs.remove(run, followed)

  function endOf(event: RunEvent): RunEvent {
    if (event.type !== 'run_stopped' || !run.stopped_for) return event
    return { type: 'run_failed', error: run.stopped_for, duration_ms: event.duration_ms }
  }

  function withForm(suspension: Suspension): Suspension {
    const form = forms.get(suspensionKey(suspension.path))
    return form ? { ...suspension, form: formOf(form) } : suspension
  }

  /** The last event as readers see it, and the sealed state of a paused run. What cannot be kept fails the run. */
  function settle(event: RunEvent): { end: RunEvent; paused_state?: string } {
    const { end, snapshot } = withoutSnapshot(event)
    if (!snapshot) return { end }
    const { flow: _flow, data: _data, ...asked } = request
    const state = { snapshot, data: planned.data, request: asked, next_seq: recorder.next_seq + 1 }
    try {
      return { end, paused_state: sealState(run.tenant_id, run.id, state) }
    } catch (error) {
      logger.error({ error, run_id: run.id }, 'the state of a paused run could not be kept')
      return { end: broken }
    }
  }

  function record(event: RunEvent): void {
    usage = withUsage(usage, event)
    if (event.type === 'run_paused') last = { ...event, suspensions: event.suspensions.map(withForm) }
    else if (isEnd(event)) last = event
    else if (event.type === 'node_suspended') {
      const form = newForm(run, event.suspension, ports.clock.now(), open)
      forms.set(form.place, form)
      const asking = { ...event, suspension: withForm(event.suspension) }
      recorder.add(asking)
      run.push(asking)
    } else {
      recorder.add(event)
      run.push(event)
    }
  }
}

/** A run goes on without costs rather than not at all. */
async function pricesFor(run: LiveRun): Promise<ModelPrices> {
  try {
    return await pricesOf(run.tenant_id)
  } catch (error) {
    logger.error({ error, run_id: run.id }, 'prices of models could not be read: the run has no costs')
    return []
  }
}

function isEnd(event: RunEvent): boolean {
  return event.type === 'run_finished' || event.type === 'run_failed' || event.type === 'run_stopped'
}

/** Only who goes on with a run needs to know where it stands; readers of its events do not. */
function withoutSnapshot(end: RunEvent): { end: RunEvent; snapshot?: RunSnapshot } {
  if (end.type !== 'run_paused' || !end.snapshot) return { end }
  const { snapshot, ...shown } = end
  return { end: shown, snapshot }
}

/**
 * Writes the end with the beginning when that is still on its way, or by itself. False when the run never began: its row
 * could not be written. Writing an end again does no harm: events are kept by number, and a row ends once.
 */
async function writeEnd(run: LiveRun, row: Promise<void>, write: RunWrite): Promise<boolean> {
  const together = runWriter().extend(run.id, write)
  const stands = await row.then(
    () => true,
    () => false,
  )
  if (together || !stands) return stands
  for (const pause of [...endRetries, undefined]) {
    try {
      await runWriter().write(write)
      break
    } catch (error) {
      logger.error({ error, run_id: run.id, again_in: pause }, 'the end of a run could not be written')
      if (pause !== undefined) await sleep(pause)
    }
  }
  return true
}

/** Forms that waited while the run went on ask nothing any more. */
async function closeForms(run: LiveRun): Promise<void> {
  try {
    await formRepository.cancelOfRun(run.tenant_id, run.id)
  } catch (error) {
    logger.error({ error, run_id: run.id }, 'forms of a run that has ended could not be closed')
  }
}
