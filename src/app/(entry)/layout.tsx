import type { ReactNode } from 'react'
import { requireSignedOut } from '@/api/page-gate'
import { ConsoleProvider } from '@/client/console/console-provider'

export const dynamic = 'force-dynamic'

export default async function EntryLayout({ children }: { children: ReactNode }) {
  await requireSignedOut()
  return <ConsoleProvider>{children}</ConsoleProvider>
}
