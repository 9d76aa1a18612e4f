'use client'

import { ShieldCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { EmptyState } from '@/ui/empty-state'
import { adminSections } from './admin-sections'
import { ConsoleFrame } from './console-frame'

/** Leads to the first section that one may see. */
export function AdminHome() {
  const router = useRouter()
  const can = useCan()
  const known = api.access.read_my_access.useQuery({}, { staleTime: 30_000 }).isSuccess
  const first = adminSections.find(({ privilege }) => can(privilege))?.href
  useEffect(() => {
    if (first) router.replace(first)
  }, [first, router])
  return (
    <ConsoleFrame active="admin" crumbs={[{ label: t('section.admin') }]}>
      {known && !first && (
        <EmptyState icon={ShieldCheck} title={t('admin.nothing')} description={t('admin.nothing_hint')} />
      )}
    </ConsoleFrame>
  )
}
