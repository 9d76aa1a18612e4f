'use client'

import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'

interface Verify {
  data: Outputs['audit']['verify_audit_log'] | undefined
  error: unknown
  isError: boolean
  isFetching: boolean
  refetch: () => Promise<unknown>
}

export function VerifyButton({ verify }: { verify: Verify }) {
  return (
    <Button busy={verify.isFetching} onClick={() => void verify.refetch()}>
      {!verify.isFetching && <ShieldCheck aria-hidden />}
      {t('audit.verify')}
    </Button>
  )
}

/** Whether the chain is whole, and where it breaks. */
export function VerifyResult({ verify, onShow }: { verify: Verify; onShow: (id: number) => void }) {
  if (verify.isFetching || (!verify.data && !verify.isError)) return null
  if (!verify.data) return <Line bad title={t('audit.verify_failed')} text={errorText(verify.error).title} />
  const { intact, checked, broken } = verify.data
  if (intact || !broken) return <Line title={t('audit.verified', { count: checked.toLocaleString() })} />
  const { id, reason } = broken
  return (
    <Line bad title={t(`audit.broken_${reason}`, { id })} text={t('audit.broken_hint')}>
      {reason === 'changed' && (
        <Button size="sm" onClick={() => onShow(id)}>
          {t('action.show')}
        </Button>
      )}
    </Line>
  )
}

interface LineProps {
  title: string
  text?: string
  bad?: boolean
  children?: ReactNode
}

function Line({ title, text, bad = false, children }: LineProps) {
  const Icon = bad ? ShieldAlert : ShieldCheck
  return (
    <div
      role={bad ? 'alert' : 'status'}
      className={cn(
        'flex items-start gap-2.5 rounded-lg px-3 py-2 text-sm',
        bad ? 'bg-bad-soft text-bad' : 'bg-good-soft text-good',
      )}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {text && <p className="break-words text-ink-2">{text}</p>}
      </div>
      {children}
    </div>
  )
}
