import { z } from 'zod'
import { operation } from '@/contract/operation'

const common = { surface: 'studio', method: 'GET' } as const

export const HealthCheck = z.object({
  status: z.string().default('nok'),
  chat: z.string().default('error check the server logs'),
  db: z.string().default('error check the server logs'),
})

export const installationOps = {
  health: operation({
    ...common,
    path: '/health',
    access: 'public',
    group: 'Health Check',
    summary: 'Whether the process answers',
    input: z.object({}),
    output: z.object({ status: z.string().default('ok') }),
  }),
  health_check: operation({
    ...common,
    path: '/health_check',
    access: 'public',
    group: 'Health Check',
    summary: 'Whether the database answers too',
    description: 'All three fields are "ok"; otherwise the status is 500 and `detail` holds them.',
    errors: ['internal'],
    input: z.object({}),
    output: HealthCheck,
  }),
  get_version: operation({
    ...common,
    path: '/api/v1/version',
    access: 'authenticated',
    group: 'Base',
    summary: 'Version of this installation',
    input: z.object({}),
    output: z.object({ version: z.string(), main_version: z.string(), package: z.string() }),
  }),
  get_config: operation({
    ...common,
    path: '/api/v1/config',
    access: 'authenticated',
    group: 'Base',
    summary: 'Settings that clients need',
    input: z.object({}),
    output: z.object({
      feature_flags: z.object({ mvp_components: z.boolean().default(false) }),
      serialization_max_items_length: z.int(),
      serialization_max_text_length: z.int(),
      frontend_timeout: z.int().describe('Seconds; 0 is none'),
      auto_saving: z.boolean(),
      auto_saving_interval: z.int().describe('Milliseconds'),
      health_check_max_retries: z.int(),
      max_file_size_upload: z.int().describe('MiB'),
      webhook_polling_interval: z.int().describe('Milliseconds'),
      public_flow_cleanup_interval: z
        .int()
        .describe('Seconds between two looks for conversations of visitors that expired'),
      public_flow_expiration: z
        .int()
        .describe('Seconds after its last message that a conversation of a visitor is kept'),
      event_delivery: z.enum(['streaming', 'direct', 'polling']),
      webhook_auth_enable: z.boolean(),
      voice_mode_available: z.boolean(),
      default_project_name: z.string(),
      hide_getting_started_progress: z.boolean(),
    }),
  }),
}
