import { defineConfig } from 'prisma/config'

// For people who use the ordinary Prisma command line on these files; `npm start` needs neither its engine nor this address.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
