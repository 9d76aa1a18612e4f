import { z } from 'zod'
import { OptionalSelector } from '../selectors'

const BodyItem = z.object({
  key: z.string().catch(''),
  type: z.string().catch('text'),
  value: z.preprocess((value) => value ?? '', z.coerce.string()),
  file: OptionalSelector,
})

export type BodyItem = z.infer<typeof BodyItem>

const seconds = z.coerce.number().min(0).nullish().catch(null)

export const HttpRequestConfig = z.object({
  method: z.string().catch('get'),
  url: z.string(),
  authorization: z
    .object({
      type: z.string().catch('no-auth'),
      config: z
        .object({
          type: z.string().catch('bearer'),
          api_key: z.string().nullish(),
          header: z.string().nullish(),
        })
        .nullish(),
    })
    .nullish(),
  headers: z.string().nullish(),
  params: z.string().nullish(),
  body: z
    .object({
      type: z.string().catch('none'),
      // Older exports hold the body as one text.
      data: z.union([z.array(BodyItem), z.string()]).nullish(),
    })
    .nullish(),
  timeout: z
    .object({
      connect: seconds,
      read: seconds,
      write: seconds,
      max_connect_timeout: seconds,
      max_read_timeout: seconds,
      max_write_timeout: seconds,
    })
    .nullish(),
})

export type HttpRequestConfig = z.infer<typeof HttpRequestConfig>
