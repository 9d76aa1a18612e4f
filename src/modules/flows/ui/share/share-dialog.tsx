'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { toastDone } from '@/ui/toast'
import { changeOf, draftOf, type ShareDraft } from './reach'
import { ShareForm } from './share-form'

interface ShareDialogProps {
  flow: { id: string; name: string }
  /** Keeps the change; throws when that is refused. */
  onSave: (change: ReturnType<typeof changeOf>) => Promise<unknown>
  onClose: () => void
}

/** Who sees a flow. Who may not change it reads that here, and whom to ask. */
export function ShareDialog({ flow, onSave, onClose }: ShareDialogProps) {
  const utils = api.useUtils()
  const sharing = api.flows.read_flow_sharing.useQuery({ flow_id: flow.id })
  const [changed, setDraft] = useState<ShareDraft>()
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const stored = sharing.data && draftOf(sharing.data)
  const draft = changed ?? stored
  const ready =
    draft !== undefined &&
    JSON.stringify(draft) !== JSON.stringify(stored) &&
    (draft.reach !== 'business' || draft.business_id !== 0)

  async function save() {
    if (!draft || !ready) return
    const saved = await attempt(async () => {
      await onSave(changeOf(draft))
      return true
    })
    if (!saved) return
    void utils.flows.read_flow_sharing.invalidate({ flow_id: flow.id })
    toastDone(t('share.saved'))
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('share.title_of', { name: flow.name })}
      description={sharing.data && aboutOwner(sharing.data)}
      footer={
        sharing.data?.may_change ? (
          <>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void save()}>
              {t('action.save')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('action.close')}</Button>
        )
      }
    >
      {sharing.isError ? (
        <ErrorState
          title={t('share.failed')}
          description={errorText(sharing.error).title}
          onRetry={() => void sharing.refetch()}
          retrying={sharing.isRefetching}
        />
      ) : !sharing.data || !draft ? (
        <Skeleton className="h-52 w-full" />
      ) : (
        <>
          <ShareForm
            draft={draft}
            onChange={(next) => {
              setDraft(next)
              setProblem(undefined)
            }}
            places={sharing.data.places}
            mayLeave={sharing.data.may_leave}
            disabled={!sharing.data.may_change}
          />
          {problem && (
            <p role="alert" className="mt-3 text-bad text-sm">
              {problem}
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}

function aboutOwner({ owner_name, may_change }: Outputs['flows']['read_flow_sharing']) {
  const name = owner_name ?? t('share.owner_gone')
  return may_change ? t('share.owner', { name }) : t('share.read_only', { name })
}
