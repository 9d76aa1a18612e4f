import { Ban, Check } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import type { EntryRow } from './entry-row'

/** Done, or refused with its status. */
export function OutcomeBadge({ entry }: { entry: Pick<EntryRow, 'outcome' | 'status'> }) {
  const done = entry.outcome === 'done'
  return (
    <Badge tone={done ? 'good' : 'warn'}>
      {done ? <Check aria-hidden /> : <Ban aria-hidden />}
      {t(done ? 'audit.outcome_done' : 'audit.outcome_refused')}
      {!done && ` ${entry.status}`}
    </Badge>
  )
}
