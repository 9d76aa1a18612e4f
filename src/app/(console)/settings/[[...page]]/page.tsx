import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { settingsPageOf } from '@/modules/flows/ui/frame/settings-pages'
import { SettingsScreen } from '@/modules/flows/ui/frame/settings-screen'

export const metadata: Metadata = { title: t('settings.title') }

export default async function SettingsPage({ params }: { params: Promise<{ page?: string[] }> }) {
  const { page = ['profile'] } = await params
  const current = page.length === 1 ? settingsPageOf(page[0]) : undefined
  if (!current) notFound()
  return <SettingsScreen page={current} />
}
