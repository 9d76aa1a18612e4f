import { Building2, Check, ChevronRight, CircleX, Minus, Network, ShieldCheck, User, UsersRound } from 'lucide-react'
import type { Outputs } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { cn } from '@/ui/cn'
import { privilegeLabel } from './question-form'

type AnswerData = Outputs['access']['explain_access']
type Way = AnswerData['ways'][number]

const vias = {
  user: { icon: User, label: t('why.via_user') },
  group: { icon: UsersRound, label: t('why.via_group') },
  org: { icon: Network, label: t('why.via_org') },
  business: { icon: Building2, label: t('why.via_business') },
  installation: { icon: ShieldCheck, label: t('why.via_installation') },
}

interface AnswerProps {
  answer: AnswerData
  privilege: string
  nameOf: (role_id: string) => string
}

/** The verdict first, then every way by which a role reaches the person; the ways that count stand out. */
export function Answer({ answer, privilege, nameOf }: AnswerProps) {
  const { allowed, because, ways, object, without } = answer
  const name = personName(answer.person)
  const words = privilegeLabel(privilege).toLowerCase()
  const what = object ? t('why.on', { do: words, object: object.name }) : words
  // Those that count come first; their order is otherwise the server's.
  const sorted = [...ways].sort((a, b) => Number(b.counts) - Number(a.counts))
  return (
    <div className="flex flex-col gap-5">
      <div
        role="status"
        className={cn('flex items-start gap-3 rounded-lg px-4 py-3', allowed ? 'bg-good-soft' : 'bg-bad-soft')}
      >
        {allowed ? (
          <Check className="mt-0.5 size-5 shrink-0 text-good" aria-hidden />
        ) : (
          <CircleX className="mt-0.5 size-5 shrink-0 text-bad" aria-hidden />
        )}
        <div className="min-w-0">
          <p className={cn('break-words font-semibold text-base', allowed ? 'text-good' : 'text-bad')}>
            {allowed ? t('why.yes', { name, do: what }) : t('why.no', { name, do: what })}
          </p>
          <p className="break-words text-ink text-sm">{because}.</p>
        </div>
      </div>
      {without && (
        <section className="rounded-lg border px-4 py-3">
          <h2 className="font-semibold text-sm">{t('why.if_gone', { role: nameOf(without.role_id) })}</h2>
          <p className="mt-0.5 break-words text-ink-2 text-sm">
            <strong className={cn('font-semibold', without.allowed ? 'text-good' : 'text-bad')}>
              {without.allowed ? t('why.still') : allowed ? t('why.no_more') : t('why.still_not')}
            </strong>
            {`: ${without.because}.`}
          </p>
        </section>
      )}
      <section className="flex flex-col gap-2">
        <h2 className="font-semibold text-sm">{t('why.ways', { name })}</h2>
        {sorted.length === 0 ? (
          <p className="text-ink-3 text-sm">{t('why.no_ways', { name })}</p>
        ) : (
          <ol className="flex flex-col divide-y rounded-lg border bg-surface">
            {sorted.map((way) => (
              <WayLine
                key={`${way.via}:${way.subject_id}:${way.role_id}`}
                way={way}
                person={name}
                privilege={privilegeLabel(privilege)}
              />
            ))}
          </ol>
        )}
      </section>
      {object && (
        <section className="rounded-lg border px-4 py-3">
          <h2 className="break-words font-semibold text-sm">{t('why.rule', { name: object.name })}</h2>
          <p className="mt-0.5 break-words text-ink-2 text-sm">{object.rule}.</p>
        </section>
      )}
    </div>
  )
}

function WayLine({ way, person, privilege }: { way: Way; person: string; privilege: string }) {
  const { icon: Icon, label } = vias[way.via]
  const named = way.via !== 'user' && way.via !== 'installation'
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-1.5 gap-y-0.5 px-3 py-2 text-sm',
        way.counts ? 'text-ink' : 'text-ink-3',
      )}
    >
      {way.counts ? (
        <Check className="size-4 shrink-0 text-good" aria-hidden />
      ) : (
        <Minus className="size-4 shrink-0" aria-hidden />
      )}
      <span className="break-words">{person}</span>
      <ChevronRight className="size-3.5 shrink-0 text-ink-3" aria-hidden />
      <span className="inline-flex min-w-0 items-center gap-1">
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className="min-w-0 break-words">{named ? `${label} ${way.subject_name}` : label}</span>
      </span>
      <ChevronRight className="size-3.5 shrink-0 text-ink-3" aria-hidden />
      <span className={cn('break-words', way.counts && 'font-semibold')}>{way.role_name}</span>
      <ChevronRight className="size-3.5 shrink-0 text-ink-3" aria-hidden />
      <span className={cn(!way.grants && 'line-through')}>{privilege}</span>
      <span className="ml-auto text-xs">
        {way.counts ? t('why.grants') : way.grants ? t('why.reaches_not') : t('why.grants_not')}
      </span>
    </li>
  )
}
