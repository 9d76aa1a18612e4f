import { t } from '@/lib/messages/t'
import type { NodeRun } from './run-state'

/** Turns and retries of a node in a few words; empty when there are none. `total` is how many turns there will be. */
export function runDetail({ turns, retries }: NodeRun, total?: number): string {
  const words: string[] = []
  if (turns && turns.started > 0) {
    const over = turns.done + turns.failed
    words.push(total === undefined ? t('run.turns', { count: over }) : t('run.turns_of', { count: over, total }))
    if (turns.failed > 0) words.push(t('run.turns_failed', { count: turns.failed }))
  }
  if (retries) words.push(retries === 1 ? t('run.retried_once') : t('run.retried', { count: retries }))
  return words.join(' · ')
}
