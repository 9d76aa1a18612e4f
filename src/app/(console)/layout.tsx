import type { ReactNode } from 'react'
import { requireSignIn } from '@/api/page-gate'
import { ConsoleProvider } from '@/client/console/console-provider'
import { readMyAccess } from '@/modules/access/server'

export const dynamic = 'force-dynamic'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const access = await readMyAccess(await requireSignIn())
  return <ConsoleProvider access={access}>{children}</ConsoleProvider>
}
