import { Star } from 'lucide-react'
import { t } from '@/lib/messages/t'

/** Stands beside the name of who leads. */
export const LeaderMark = () => (
  <span title={t('people.leader')} className="shrink-0 text-accent-ink">
    <Star className="size-3.5 fill-current" aria-hidden />
    <span className="sr-only">{t('people.leader')}</span>
  </span>
)
