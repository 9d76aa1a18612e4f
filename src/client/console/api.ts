'use client'

import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { RootRouter } from '@/api/root'

/** The console's hooks over the same procedures that every other client calls. */
export const api = createTRPCReact<RootRouter>()

/** What procedures take and give, by module and name. */
export type Inputs = inferRouterInputs<RootRouter>
export type Outputs = inferRouterOutputs<RootRouter>
