'use client'

import { createTRPCReact } from '@trpc/react-query'
import type { RootRouter } from '@/api/root'

/** The console's hooks over the same procedures that every other client calls. */
export const api = createTRPCReact<RootRouter>()
