import { z } from 'zod'

const Running = z.object({
  job_id: z.string(),
  session: z.string(),
  /** What was said, shown until the run tells of it. */
  text: z.string(),
})
export type RunningBuild = z.infer<typeof Running>

const key = (flow_id: string) => `millrace.running.${flow_id}`

/** Remembers what runs in this tab, so that a page that is loaded again goes on reading it. */
export function keepRunning(flow_id: string, build: RunningBuild): void {
  try {
    sessionStorage.setItem(key(flow_id), JSON.stringify(build))
  } catch {
    // Storage may be closed or full; the run goes on without being remembered.
    return
  }
}

/** What ran in this tab when it was left, if anything did. */
export function readRunning(flow_id: string): RunningBuild | undefined {
  try {
    return Running.safeParse(JSON.parse(sessionStorage.getItem(key(flow_id)) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** The run has ended. One that began since is not forgotten. */
export function forgetRunning(flow_id: string, job_id: string): void {
  if (readRunning(flow_id)?.job_id === job_id) sessionStorage.removeItem(key(flow_id))
}
