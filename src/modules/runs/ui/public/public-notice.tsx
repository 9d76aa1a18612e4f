'use client'

import { CloudOff, FileUp, Lock, type LucideIcon, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'

type Kind = 'closed' | 'not_published' | 'broken' | 'needs_file'

const looks: Record<Kind, LucideIcon> = {
  closed: Lock,
  not_published: CloudOff,
  broken: TriangleAlert,
  needs_file: FileUp,
}

/** Why a page has nothing to offer. */
export function PublicNotice({ kind, name = '' }: { kind: Kind; name?: string }) {
  const here = usePathname()
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      {kind === 'closed' ? (
        <EmptyState
          icon={looks.closed}
          title={t('public.closed')}
          description={t('public.closed_text')}
          action={
            <Button asChild>
              <Link href={`/sign-in?next=${encodeURIComponent(here)}`}>{t('public.sign_in')}</Link>
            </Button>
          }
        />
      ) : (
        <EmptyState icon={looks[kind]} title={t(`public.${kind}`)} description={t(`public.${kind}_text`, { name })} />
      )}
    </main>
  )
}
