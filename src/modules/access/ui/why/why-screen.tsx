'use client'

import { CircleHelp } from 'lucide-react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { isPrivilege } from '@/contract/privileges'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { CopyButton } from '@/ui/copy-button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { useRoles } from '../use-roles'
import { Answer } from './answer'
import { useQuestion } from './question'
import { QuestionForm } from './question-form'

/** Why somebody may do something, or may not. The question stands in the address, so that the answer can be sent. */
export function WhyScreen() {
  const [question, change] = useQuestion()
  const { nameOf } = useRoles()
  const { uid, privilege, object, without_role } = question
  const complete = uid !== undefined && privilege !== undefined && isPrivilege(privilege)
  const answer = api.access.explain_access.useQuery(
    {
      uid: uid ?? 0,
      privilege: complete ? privilege : 'flow:read',
      object: object ?? null,
      without_role: without_role ?? null,
    },
    { enabled: complete },
  )
  return (
    <AdminFrame
      section="why"
      actions={
        complete && (
          <CopyButton text={typeof window === 'undefined' ? '' : window.location.href} label={t('why.copy')} />
        )
      }
    >
      <div className="flex w-full max-w-[860px] flex-col gap-5">
        <QuestionForm question={question} onChange={change} answer={complete ? answer.data : undefined} />
        {!complete ? (
          <EmptyState icon={CircleHelp} title={t('why.ask_title')} description={t('why.ask_text')} />
        ) : answer.isError ? (
          <ErrorState
            title={t('why.failed')}
            description={errorText(answer.error).title}
            onRetry={() => void answer.refetch()}
            retrying={answer.isRefetching}
          />
        ) : answer.data ? (
          <Answer answer={answer.data} privilege={privilege} nameOf={nameOf} />
        ) : (
          <div role="status" aria-label={t('why.reading')} className="flex flex-col gap-3">
            <Skeleton className="h-16 rounded-lg" />
            <Skeleton className="h-28 rounded-lg" />
          </div>
        )}
      </div>
    </AdminFrame>
  )
}
