'use client'

import { t } from '@/lib/messages/t'
import { useBusinessNames } from '@/modules/tenancy/ui/businesses/business-names'
import { Badge } from '@/ui/badge'
import type { FlowRow } from '../list/flow-row'
import { reachOf } from './reach'
import { reachIcons } from './share-form'

/** Whom a flow of a list is for; nothing for one that is its owner's alone. */
export function ShareBadge({ flow }: { flow: FlowRow }) {
  const names = useBusinessNames()
  const reach = reachOf(flow)
  if (reach === 'me') return null
  const Icon = reachIcons[reach]
  const business = reach === 'business' ? names.get(flow.business_id) : undefined
  const text = business?.name ?? t(`share.badge_${reach}`)
  return (
    <Badge title={business ? t('share.badge_title', { name: business.path }) : t(`share.${reach}_text`)}>
      <Icon aria-hidden />
      <span className="min-w-0 max-w-32 truncate">{text}</span>
    </Badge>
  )
}
