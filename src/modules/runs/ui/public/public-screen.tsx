'use client'

import { t } from '@/lib/messages/t'
import { MillraceMark } from '@/ui/frame/millrace-mark'
import { ThemeToggle } from '@/ui/frame/theme-toggle'
import { PublicChat } from './public-chat'
import { PublicForm } from './public-form'
import { PublicNotice } from './public-notice'
import type { PublicPageView, ReadyPage } from './public-page-view'

/** The page of a published flow: a conversation or a form, for whoever has the link. */
export function PublicScreen({ page, embedded }: { page: PublicPageView; embedded: boolean }) {
  if (page.state !== 'ready') return <PublicNotice kind={page.state} name={page.name} />
  if (page.needs_file) return <PublicNotice kind="needs_file" name={page.name} />
  return page.chat ? <PublicChat page={page} embedded={embedded} /> : <FormPage page={page} embedded={embedded} />
}

function FormPage({ page, embedded }: { page: ReadyPage; embedded: boolean }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      {!embedded && (
        <header className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
          <MillraceMark className="size-5 shrink-0 text-accent-ink" />
          <span className="min-w-0 flex-1 truncate font-semibold text-sm">{page.name}</span>
          <ThemeToggle />
        </header>
      )}
      <main className="mx-auto w-full max-w-[720px] flex-1 px-4 py-6 sm:py-10">
        <h1 className="font-semibold text-xl tracking-[-0.01em] [overflow-wrap:anywhere]">{page.name}</h1>
        {page.description !== '' && (
          <p className="mt-1 text-base text-ink-2 [overflow-wrap:anywhere]">{page.description}</p>
        )}
        <PublicForm page={page} />
      </main>
      {!embedded && <p className="p-4 text-center text-ink-3 text-xs">{t('public.made_with')}</p>}
    </div>
  )
}
