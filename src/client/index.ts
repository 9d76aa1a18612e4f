/** Typed client of a Millrace installation: every operation, and the events of runs as they happen. */
export {
  createMillraceClient,
  isMillraceError,
  type MillraceClient,
  type MillraceClientOptions,
  type MillraceError,
  type MillraceInputs,
  type MillraceOutputs,
} from './create-millrace-client'
export { type MillraceRunEvent, type NumberedRunEvent, type WatchRunOptions, watchRun } from './watch-run'
