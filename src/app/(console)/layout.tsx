import type { ReactNode } from 'react'
import { requireSignIn } from '@/api/page-gate'
import { ConsoleProvider } from '@/client/console/console-provider'

export const dynamic = 'force-dynamic'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await requireSignIn()
  return <ConsoleProvider>{children}</ConsoleProvider>
}
